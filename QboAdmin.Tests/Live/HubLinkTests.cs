using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QboAdmin.Live;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Live;

/// <summary>Instances that never read Redis without a reason: what they learn, they learn from news.</summary>
public sealed class HubLinkTests
{
    [Fact]
    public async Task News_reach_the_other_instance_and_the_link_heals_when_it_is_cut()
    {
        await using var redis = await RedisProcess.StartAsync();
        var database = await redis.ConnectAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", configure: LongPauses.Use);
        await using var b = await TestInstance.StartAsync(redis.Url, "web.2", a.Intuit, LongPauses.Use);
        await HearsAsync(a, b);
        await a.ConnectAsync();
        await b.ShowsAsync(ConnectionState.Connected);

        await database.ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub");
        await HearsAsync(a, b);
        await a.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);
        await b.ShowsAsync(ConnectionState.NotConnected);

        await redis.StopAsync();
        await a.ShowsAsync(ConnectionState.RedisAway);
        await b.ShowsAsync(ConnectionState.RedisAway);
        await redis.StartAsync();
        await HearsAsync(a, b);
        await b.ConnectAsync();
        await a.ShowsAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_link_that_its_client_gives_up_is_joined_anew()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", configure: LongPauses.Use);
        await using var b = await TestInstance.StartAsync(redis.Url, "web.2", a.Intuit, services =>
        {
            LongPauses.Use(services);
            services.Replace(ServiceDescriptor.Singleton(new LinkOptions { SilentFor = TimeSpan.FromSeconds(1) }));
        });
        await TellsAsync(a, b);

        await Eventually.True(() => b.Log.Lines.Count(line => line.StartsWith("The link to the hub ended", StringComparison.Ordinal)) > 1);

        await TellsAsync(a, b);
    }

    [Fact]
    public void Silence_ends_no_link() => new LinkOptions().SilentFor.ShouldBeGreaterThan(TimeSpan.FromDays(365));

    [Fact]
    public async Task Older_news_and_own_news_wake_nobody()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", configure: LongPauses.Use);
        await a.ConnectAsync();
        var python = new Python(await redis.ConnectAsync());
        await python.RefreshAsync("python", "RT1-python", DateTimeOffset.UtcNow.AddMinutes(60));
        var desk = a.Get<NewsDesk>();
        var changes = 0;

        desk.Tell(new News(NewsTopic.Connection, a.Current.Version, "web.2"));
        desk.Tell(new News(NewsTopic.Connection, a.Current.Version + 1, "web.1"));
        desk.Tell(new News(NewsTopic.Instances, a.Current.Version + 1, "web.2"));
        a.Get<ConnectionFeed>().Changed += () => changes++;
        await a.Get<InstanceRegister>().BeatAsync(new InstanceReport(The.Instance with { Name = "web.1" }, "Connected", 1, 0));
        a.Memory.State.Tokens!.AccessToken.Reveal().ShouldNotBe("python");
        changes.ShouldBe(0);

        desk.Tell(new News(NewsTopic.Connection, a.Current.Version + 1, "web.2"));
        await Eventually.Get(() => a.Memory.State.Tokens!.AccessToken.Reveal(), token => token == "python");
    }

    /// <summary>Until what one tells arrives at the other, both ways.</summary>
    private static async Task HearsAsync(TestInstance one, TestInstance other)
    {
        await TellsAsync(one, other);
        await TellsAsync(other, one);
    }

    private static async Task TellsAsync(TestInstance from, TestInstance to)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnHeard(News news)
        {
            if (news.Version == -1)
            {
                heard.TrySetResult();
            }
        }

        to.Get<NewsDesk>().Heard += OnHeard;
        await Eventually.True(async () =>
        {
            await from.Get<IAnnouncer>().AnnounceAsync(NewsTopic.Connection, -1);
            return heard.Task.IsCompleted;
        });
        to.Get<NewsDesk>().Heard -= OnHeard;
    }
}
