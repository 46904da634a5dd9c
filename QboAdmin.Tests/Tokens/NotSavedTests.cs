using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Tokens;

public sealed class NotSavedTests
{
    private readonly ScriptedIntuit _intuit = new(TimeProvider.System) { Rotates = true };

    [Fact]
    public async Task What_could_not_be_saved_is_shown_kept_and_saved_when_Redis_returns()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var cuttable = new CuttableLine(redis.Port);
        await using var a = await TestInstance.StartAsync(cuttable.RedisUrl, "web.1", _intuit, QuickLock.Use);
        await using var b = await TestInstance.StartAsync(redis.Url, "web.2", _intuit, QuickLock.Use);
        await a.ConnectAsync();
        await b.ShowsAsync(ConnectionState.Connected);
        await HoldingAsync(a, () =>
        {
            cuttable.CutAfter(0);
            return Task.CompletedTask;
        });

        var shown = await a.ShowsAsync(ConnectionState.NotSaved);
        shown.NotSavedReason.ShouldNotBeNull().ShouldStartWith("Redis is away");
        shown.Storage.ShouldBe(StorageState.NotSaved);
        var unsaved = a.Memory.State.Tokens.ShouldNotBeNull();
        (await a.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value!.Token.ShouldBe(unsaved.AccessToken);

        // A refresh elsewhere would show Intuit a token that is rotated away. B gets the lock, and sees that A may still come.
        (await b.Refresher.RefreshAsync(RefreshReason.Keeper, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Busy);
        _intuit.Refreshes.ShouldBe(1);

        cuttable.CutAfter(long.MaxValue / 2);
        await a.ShowsAsync(ConnectionState.Connected);
        (await b.Store.ReadAsync()).Tokens.ShouldBe(unsaved);
        await Eventually.Get(() => b.Memory.State.Tokens, tokens => tokens == unsaved);
        a.Get<EventLog>().Latest.Current.Events.ShouldContain(happened => happened.Kind == ConnectionEventKind.SavedLate);
    }

    [Fact]
    public async Task Unsaved_tokens_are_refreshed_by_the_instance_that_has_them_without_Redis()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit);
        await a.ConnectAsync();
        await HoldingAsync(a, redis.StopAsync);
        await a.ShowsAsync(ConnectionState.NotSaved);

        (await a.Refresher.RefreshAsync(RefreshReason.Keeper, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.NotSaved);
        _intuit.Refreshes.ShouldBe(2);
        var newest = a.Memory.State.Tokens;
        newest!.RefreshToken.ShouldBe(_intuit.Living);

        await redis.StartAsync();
        await a.ShowsAsync(ConnectionState.Connected);
        (await a.Store.ReadAsync()).Tokens.ShouldBe(newest);
    }

    [Fact]
    public async Task A_newer_rotation_in_Redis_wins_over_what_was_kept()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var cuttable = new CuttableLine(redis.Port);
        await using var a = await TestInstance.StartAsync(cuttable.RedisUrl, "web.1", _intuit);
        await a.ConnectAsync();
        await HoldingAsync(a, () =>
        {
            cuttable.CutAfter(0);
            return Task.CompletedTask;
        });
        await a.ShowsAsync(ConnectionState.NotSaved);

        await new Python(await redis.ConnectAsync()).RefreshAsync("python", "RT1-python", DateTimeOffset.UtcNow.AddMinutes(60));
        cuttable.CutAfter(long.MaxValue / 2);

        await a.ShowsAsync(ConnectionState.Connected);
        a.Memory.State.Tokens!.RefreshToken.Reveal().ShouldBe("RT1-python");
        a.Memory.State.Unsaved.ShouldBeNull();
    }

    [Fact]
    public async Task A_full_Redis_gives_up_what_only_QboAdmin_wants_and_takes_the_tokens()
    {
        await using var redis = await RedisProcess.StartAsync();
        var database = await redis.ConnectAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit);
        await a.ConnectAsync();
        for (var i = 0; i < 4_000; i += 500)
        {
            await database.ListLeftPushAsync("qbo_admin:sandbox:audit", [.. Enumerable.Repeat((StackExchange.Redis.RedisValue)new string('x', 1_000), 500)]);
        }

        await LimitToWhatIsUsedAsync(database);
        (await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Refreshed);

        a.Current.State.ShouldBe(ConnectionState.Connected);
        (await a.Store.ReadAsync()).Tokens.ShouldBe(a.Memory.State.Tokens);
        (await database.ListLengthAsync("qbo_admin:sandbox:audit")).ShouldBeLessThanOrEqualTo(501);
        a.Log.Lines.ShouldContain(line => line.StartsWith("Redis is full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Redis_full_of_other_things_is_named_and_Intuit_is_not_asked_for_what_could_not_be_saved()
    {
        await using var redis = await RedisProcess.StartAsync();
        var database = await redis.ConnectAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit);
        await a.ConnectAsync();
        await database.StringSetAsync("somebody-elses", new string('x', 3_000_000));
        await LimitAsync(database, 1_000_000);

        var result = await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        result.Outcome.ShouldBe(RefreshOutcome.Failed);
        result.Message.ShouldContain("Redis is full");
        _intuit.Refreshes.ShouldBe(0);
        var shown = await a.ShowsAsync(ConnectionState.RetryWaiting);
        shown.Retry.ShouldNotBeNull().Reason.ShouldContain("Redis is full");
        (await a.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value.ShouldNotBeNull();

        await database.ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        await Eventually.True(async () => (await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None)).Outcome == RefreshOutcome.Refreshed);
        await a.ShowsAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_consent_that_a_full_Redis_cannot_take_works_from_memory_until_there_is_room()
    {
        await using var redis = await RedisProcess.StartAsync();
        var database = await redis.ConnectAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit);
        await database.StringSetAsync("somebody-elses", new string('x', 3_000_000));
        await LimitAsync(database, 1_000_000);

        await a.ConnectAsync();
        var shown = await a.ShowsAsync(ConnectionState.NotSaved);
        shown.NotSavedReason.ShouldBe("Redis is full");
        shown.Company.ShouldNotBeNull();
        (await a.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value.ShouldNotBeNull();

        await database.ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        await a.ShowsAsync(ConnectionState.Connected);
        (await a.Store.ReadAsync()).Tokens.ShouldBe(a.Memory.State.Tokens);
    }

    [Fact]
    public async Task A_Redis_that_turned_read_only_goes_on_being_read()
    {
        await using var redis = await RedisProcess.StartAsync();
        var database = await redis.ConnectAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit);
        await a.ConnectAsync();
        await database.ExecuteAsync("REPLICAOF", "127.0.0.1", Ports.Free().ToString(CultureInfo.InvariantCulture));

        var result = await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        result.Outcome.ShouldBe(RefreshOutcome.Failed, result.Message);
        result.Message.ShouldContain("read-only");
        _intuit.Refreshes.ShouldBe(0);
        (await a.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value.ShouldNotBeNull();

        await database.ExecuteAsync("REPLICAOF", "NO", "ONE");
        await Eventually.True(async () => (await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None)).Outcome == RefreshOutcome.Refreshed);
        await a.ShowsAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task An_orderly_stop_saves_what_was_kept()
    {
        await using var redis = await RedisProcess.StartAsync();
        var database = await redis.ConnectAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit, LongPauses.Use);
        await database.StringSetAsync("somebody-elses", new string('x', 3_000_000));
        await LimitAsync(database, 1_000_000);
        await a.ConnectAsync();
        await a.ShowsAsync(ConnectionState.NotSaved);
        var tokens = a.Memory.State.Tokens!;
        await database.ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        (await database.KeyExistsAsync("qbo_tokens:sandbox:access_token")).ShouldBeFalse();

        await a.StopAsync();

        ((string?)await database.StringGetAsync("qbo_tokens:sandbox:refresh_token")).ShouldBe(tokens.RefreshToken.Reveal());
    }

    [Fact]
    public async Task An_orderly_stop_waits_for_the_answer_of_a_refresh_under_way()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit, keeps: true, configure: services =>
            services.AddSingleton<Microsoft.Extensions.Hosting.IHostLifetime, NoLifetime>());
        await a.ConnectAsync();
        _intuit.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        await _intuit.Arrived.Task;

        var stopping = a.StopAsync();
        stopping.IsCompleted.ShouldBeFalse();
        _intuit.Hold.SetResult();
        await stopping;

        var database = await redis.ConnectAsync();
        ((string?)await database.StringGetAsync("qbo_tokens:sandbox:refresh_token")).ShouldBe(_intuit.Living!.Reveal());
    }

    /// <summary>Has Intuit hold its answer to a refresh while something happens.</summary>
    private async Task HoldingAsync(TestInstance instance, Func<Task> happen)
    {
        _intuit.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refreshing = instance.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        await _intuit.Arrived.Task;
        await happen();
        _intuit.Hold.SetResult();
        _intuit.Hold = null;
        (await refreshing).Outcome.ShouldBe(RefreshOutcome.NotSaved);
    }

    private static async Task LimitToWhatIsUsedAsync(StackExchange.Redis.IDatabase database) => await LimitAsync(
        database,
        (long)await database.ScriptEvaluateAsync("return tonumber(string.match(redis.call('INFO', 'memory'), 'used_memory:(%d+)'))"));

    private static async Task LimitAsync(StackExchange.Redis.IDatabase database, long bytes)
    {
        await database.ExecuteAsync("CONFIG", "SET", "maxmemory-policy", "noeviction");
        await database.ExecuteAsync("CONFIG", "SET", "maxmemory", bytes.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class NoLifetime : Microsoft.Extensions.Hosting.IHostLifetime
    {
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
