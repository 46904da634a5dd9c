using System.Diagnostics;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Tokens;

/// <summary>What others do to the keys is seen, by whichever way is open.</summary>
public sealed class WatchTests(SharedRedis shared, ITestOutputHelper output)
{
    private readonly int _database = shared.NextDatabase();

    [Fact]
    public async Task Without_notifications_every_change_is_seen_within_the_pause()
    {
        var python = new Python(await shared.Process.ConnectAsync(_database));
        await using var instance = await TestInstance.StartAsync(shared.Process.UrlOf(_database));
        instance.Get<KeyspaceNotifications>().AreOn.ShouldBeFalse();
        using var page = instance.Feed.Subscribe();

        var started = Stopwatch.GetTimestamp();
        await python.WriteAsync("python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
        await instance.ShowsAsync(ConnectionState.Connected);
        output.WriteLine($"Written elsewhere: seen after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");

        started = Stopwatch.GetTimestamp();
        await python.DeleteAsync("access_token");
        await instance.ShowsAsync(ConnectionState.SetIncomplete);
        output.WriteLine($"Deleted: seen after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
    }

    [Fact]
    public async Task With_notifications_no_pause_is_needed()
    {
        await using var redis = await RedisProcess.StartAsync();
        var database = await redis.ConnectAsync();
        await database.ExecuteAsync("CONFIG", "SET", "notify-keyspace-events", "KA");
        await using var instance = await TestInstance.StartAsync(redis.Url, configure: LongPauses.Use);
        await Eventually.True(() => instance.Get<KeyspaceNotifications>().AreOn);
        var python = new Python(database);

        await Eventually.True(async () =>
        {
            await python.WriteAsync("python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
            return instance.Current.State == ConnectionState.Connected;
        });
        await python.DeleteAsync("refresh_token");
        await instance.ShowsAsync(ConnectionState.SetIncomplete);
        await python.SetExAsync("refresh_token", "RT1-python");
        await instance.ShowsAsync(ConnectionState.Connected);
        await database.KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromMilliseconds(50));
        await instance.ShowsAsync(ConnectionState.SetIncomplete);
    }

    [Theory]
    [InlineData("KA", true)]
    [InlineData("AKE", true)]
    [InlineData("Kg$hx", true)]
    [InlineData("Kg$h", false)]
    [InlineData("EA", false)]
    [InlineData("", false)]
    public async Task Only_notifications_of_all_that_matters_count(string flags, bool areOn)
    {
        await using var redis = await RedisProcess.StartAsync(options: ["--notify-keyspace-events", flags]);
        await using var instance = await TestInstance.StartAsync(redis.Url);

        await instance.Get<KeyspaceNotifications>().ListenAsync();

        instance.Get<KeyspaceNotifications>().AreOn.ShouldBe(areOn);
    }

    [Fact]
    public async Task A_server_that_does_not_let_itself_be_asked_counts_as_off()
    {
        await using var redis = await RedisProcess.StartAsync(options: ["--rename-command", "CONFIG", ""]);
        await using var instance = await TestInstance.StartAsync(redis.Url);

        await instance.Get<KeyspaceNotifications>().ListenAsync();

        instance.Get<KeyspaceNotifications>().AreOn.ShouldBeFalse();
        await instance.ConnectAsync();
        instance.Current.State.ShouldBe(ConnectionState.Connected);
    }

    [Fact]
    public async Task What_another_program_writes_is_listed_once_whichever_instance_sees_it()
    {
        var url = shared.Process.UrlOf(_database);
        var instances = await Task.WhenAll(Enumerable.Range(1, 4).Select(number => TestInstance.StartAsync(url, $"web.{number}")));
        await instances[0].ConnectAsync();
        foreach (var instance in instances)
        {
            await instance.ShowsAsync(ConnectionState.Connected);
        }

        await new Python(await shared.Process.ConnectAsync(_database)).RefreshAsync("python", "RT1-python", DateTimeOffset.UtcNow.AddMinutes(59));
        foreach (var instance in instances)
        {
            await Eventually.Get(() => instance.Memory.State.Tokens!.AccessToken.Reveal(), token => token == "python");
            await Eventually.Get(
                () => instance.Get<QboAdmin.Tokens.EventLog>().Latest.Current.Events.Count(happened => happened.Kind == ConnectionEventKind.WrittenElsewhere),
                count => count == 1);
        }

        (await instances[0].Store.ReadEventsAsync()).Count(happened => happened.Kind == ConnectionEventKind.WrittenElsewhere).ShouldBe(1);
        await Task.WhenAll(instances.Select(instance => instance.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_picture_that_did_not_change_is_not_shown_again()
    {
        await using var instance = await TestInstance.StartAsync(shared.Process.UrlOf(_database));
        await instance.ConnectAsync();
        await instance.Get<ConnectionWatch>().LookAsync();
        var changes = 0;
        instance.Feed.Changed += () => Interlocked.Increment(ref changes);

        for (var i = 0; i < 30; i++)
        {
            await instance.Get<ConnectionWatch>().LookAsync();
        }

        changes.ShouldBe(0);
    }
}
