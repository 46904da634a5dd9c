using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QboAdmin.Alerts;
using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Alerts;

/// <summary>What a webhook hears, from instances over a real Redis.</summary>
public sealed class TellingTests(SharedRedis redis) : IAsyncLifetime
{
    private static readonly AlertOptions Fast = new()
    {
        Every = TimeSpan.FromMilliseconds(200),
        NotSavedGrace = TimeSpan.Zero,
        DeliveryLimit = TimeSpan.FromSeconds(5),
        RetryAfter = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(20)],
    };

    private readonly int _database = redis.NextDatabase();
    private readonly ScriptedIntuit _intuit = new(TimeProvider.System);
    private StubServer _hook = default!;

    private string Url => redis.Process.UrlOf(_database);

    public async ValueTask InitializeAsync() => _hook = await StubServer.StartAsync(context =>
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => _hook.DisposeAsync();

    [Fact]
    public async Task A_reconnect_is_told_once_over_all_instances_and_its_end_once_with_how_long_it_took()
    {
        await WriteAsync("old-access", "RT1-old");
        _intuit.Failure = new OAuthFailure(OAuthFailureKind.InvalidGrant, "Intuit refused the token (invalid_grant)", "invalid_grant", "1-tid");
        await using var a = await StartAsync("web.1");
        await using var b = await StartAsync("web.2");
        await using var c = await StartAsync("web.3");

        await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        var opened = await HeardAsync("opened");
        foreach (var instance in new[] { a, b, c })
        {
            await Eventually.True(() => instance.Get<AlertBoard>().Latest.Current.Alerts is [{ Kind: AlertKind.ReconnectNeeded }]);
        }

        await WriteAsync("from-a-person", "RT1-new");
        var closed = await HeardAsync("closed");
        foreach (var instance in new[] { a, b, c })
        {
            await Eventually.True(() => instance.Get<AlertBoard>().Latest.Current.Alerts.IsEmpty);
        }

        await Eventually.True(async () => (await a.Get<NoticeBook>().ReadAsync()).Count == 0);
        Messages().Count(message => Text(message, "status") == "opened").ShouldBe(1);
        Messages().Count(message => Text(message, "status") == "closed").ShouldBe(1);
        Text(opened, "cause").ShouldBe("reconnect_needed");
        Text(opened, "severity").ShouldBe("critical");
        Text(opened, "text").ShouldContain("Reconnect needed. Intuit refused the refresh token (invalid_grant). An Operator must connect again.");
        Text(opened, "url").ShouldBe("http://localhost:5000");
        Text(closed, "cause").ShouldBe("reconnect_needed");
        Text(closed, "text").ShouldContain("Over after");
        closed.GetProperty("duration_seconds").GetInt64().ShouldBe(closed.GetProperty("closed_at").GetInt64() - closed.GetProperty("opened_at").GetInt64());
        _hook.Seen.ShouldAllBe(request => request.Method == "POST" && request.Headers["Content-Type"].StartsWith("application/json"));
        _hook.Seen.ShouldAllBe(request => !request.Body.Contains("RT1-") && !request.Body.Contains("from-a-person"));
    }

    [Fact]
    public async Task A_clock_is_told_again_at_its_next_threshold_and_over_once_it_was_moved()
    {
        await WriteAsync("old-access", "RT1-old");
        var connected = await redis.Process.ConnectAsync(_database);
        await connected.KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromDays(6));
        await using var web = await StartAsync("web.1");

        var opened = await HeardAsync("opened");
        await Eventually.True(async () => (await web.Get<NoticeBook>().ReadAsync()) is [{ Stage: NoticeStage.Open }]);
        await connected.KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromDays(2));
        var escalated = await HeardAsync("escalated");
        await Eventually.True(async () => (await web.Get<NoticeBook>().ReadAsync()) is [{ Stage: NoticeStage.Open }]);
        await web.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        await HeardAsync("closed");

        opened.GetProperty("days_left").GetInt32().ShouldBe(7);
        Text(opened, "text").ShouldContain("7 days left. Redis forgets the tokens on");
        escalated.GetProperty("days_left").GetInt32().ShouldBe(3);
        Messages().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Unsaved_tokens_are_told_by_their_instance_while_Redis_is_away()
    {
        await using var own = await RedisProcess.StartAsync(isPersistent: true);
        await new Python(await own.ConnectAsync()).WriteAsync("old-access", "RT1-old", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
        await using var web = await StartAsync("web.1", own.Url);
        await web.ShowsAsync(ConnectionState.Connected);

        await own.StopAsync();
        await web.ShowsAsync(ConnectionState.RedisAway);
        await web.Refresher.RefreshAsync(RefreshReason.PersonAlone, CancellationToken.None);
        var opened = await HeardAsync("opened");
        await own.StartAsync();
        var closed = await HeardAsync("closed");

        Text(opened, "cause").ShouldBe("not_saved");
        Text(opened, "text").ShouldContain("New tokens exist only in web.1");
        Text(closed, "cause").ShouldBe("not_saved");
    }

    [Fact]
    public async Task A_webhook_that_fails_is_tried_twice_more_and_every_instance_says_so_until_it_works()
    {
        await WriteAsync("old-access", "RT1-old");
        await (await redis.Process.ConnectAsync(_database)).KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromDays(6));
        _hook.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        await using var a = await StartAsync("web.1");
        await using var b = await StartAsync("web.2");

        await Eventually.True(() => a.Get<AlertBoard>().Latest.Current.Webhook?.Failure == "it answered 500");
        await Eventually.True(() => b.Get<AlertBoard>().Latest.Current.Webhook?.Failure == "it answered 500");
        _hook.Seen.Count.ShouldBe(3);
        _hook.Answer = _ => Task.CompletedTask;
        await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);

        await HeardAsync("closed");
        await Eventually.True(() => a.Get<AlertBoard>().Latest.Current.Webhook is { Failure: null });
        await Eventually.True(() => b.Get<AlertBoard>().Latest.Current.Webhook is { Failure: null });
    }

    [Fact]
    public async Task A_webhook_that_says_no_or_nothing_holds_nobody_up()
    {
        await WriteAsync("old-access", "RT1-old");
        await (await redis.Process.ConnectAsync(_database)).KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromDays(6));
        var never = new TaskCompletionSource();
        _hook.Answer = _ => never.Task;
        await using var web = await StartAsync("web.1");
        await Eventually.True(() => _hook.Seen.Count > 0);

        (await web.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Refreshed);
        await Eventually.True(() => web.Get<AlertBoard>().Latest.Current.Alerts.IsEmpty);

        never.SetResult();
    }

    [Fact]
    public async Task What_an_instance_that_died_left_untold_another_one_tells()
    {
        await WriteAsync("old-access", "RT1-old");
        await (await redis.Process.ConnectAsync(_database)).KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromDays(6));
        await using var writer = await TestInstance.StartAsync(Url, "web.8", configure: services => services.AddSingleton<NoticeBook>());
        var before = DateTimeOffset.UtcNow.AddMinutes(-6);
        (await writer.Get<NoticeBook>().ChangeAsync(null, new Notice(AlertKind.StoredTokensEnding, NoticeStage.Opening, before, "web.9", before) { Days = 7 })).ShouldBeTrue();

        await using var web = await StartAsync("web.1");

        var told = await Eventually.Get(Messages, messages => messages.Count > 0);
        Text(told[0], "cause").ShouldBe("stored_tokens_ending");
        told[0].GetProperty("opened_at").GetInt64().ShouldBe(before.ToUnixTimeSeconds());
    }

    private Task<TestInstance> StartAsync(string name, string? url = null) => TestInstance.StartAsync(url ?? Url, name, _intuit, services =>
    {
        services.AddAlerts(WebhookAddress.Parse($"{_hook.Url}/hook"));
        services.Replace(ServiceDescriptor.Singleton(Fast));
    });

    private async Task<JsonElement> HeardAsync(string status) =>
        (await Eventually.Get(Messages, messages => messages.Any(message => Text(message, "status") == status))).First(message => Text(message, "status") == status);

    private List<JsonElement> Messages() => [.. _hook.SeenAt("/hook").Select(request => JsonDocument.Parse(request.Body).RootElement)];

    private static string Text(JsonElement message, string field) => message.GetProperty(field).GetString()!;

    private async Task WriteAsync(string accessToken, string refreshToken) =>
        await new Python(await redis.Process.ConnectAsync(_database)).WriteAsync(accessToken, refreshToken, The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
}
