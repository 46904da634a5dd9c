using System.Diagnostics;
using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Tokens;

public sealed class SeveralInstancesTests(SharedRedis redis, ITestOutputHelper output)
{
    private readonly int _database = redis.NextDatabase();
    private readonly ScriptedIntuit _intuit = new(TimeProvider.System) { Rotates = true };

    private string Url => redis.Process.UrlOf(_database);

    [Fact]
    public async Task A_refresh_on_A_is_the_token_that_B_hands_out()
    {
        await using var a = await TestInstance.StartAsync(Url, "web.1", _intuit);
        await using var b = await TestInstance.StartAsync(Url, "web.2", _intuit);
        await a.ConnectAsync();
        await b.ShowsAsync(ConnectionState.Connected);

        await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        var fresh = a.Memory.State.Tokens!.AccessToken;
        await Eventually.Get(() => b.Memory.State.Tokens?.AccessToken, token => token == fresh);

        output.WriteLine($"B has it after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        (await b.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value.ShouldNotBeNull().Token.ShouldBe(fresh);
        await b.ShowsAsync(picture => picture.Version == a.Current.Version);
        _intuit.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_disconnect_on_A_B_hands_nothing_out_and_writes_nothing()
    {
        await using var a = await TestInstance.StartAsync(Url, "web.1", _intuit);
        await using var b = await TestInstance.StartAsync(Url, "web.2", _intuit);
        await a.ConnectAsync();
        await b.ShowsAsync(ConnectionState.Connected);

        await a.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);

        // Even before B has heard of it.
        (await b.Refresher.RefreshAsync(RefreshReason.Keeper, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.NotConnected);
        await b.ShowsAsync(ConnectionState.NotConnected);
        (await b.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.NotConnected>();
        b.Current.DisconnectedBy.ShouldNotBeNull().Name.ShouldBe(The.Operator.Name);
        (await b.Store.ReadAsync()).Keys.IsEmpty.ShouldBeTrue();
        _intuit.Refreshes.ShouldBe(0);
    }

    [Fact]
    public async Task A_disconnect_beats_a_refresh_under_way_and_its_late_result_is_revoked()
    {
        await using var a = await TestInstance.StartAsync(Url, "web.1", _intuit);
        await using var b = await TestInstance.StartAsync(Url, "web.2", _intuit);
        await a.ConnectAsync();
        await b.ShowsAsync(ConnectionState.Connected);
        _intuit.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refreshing = a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        await _intuit.Arrived.Task;

        await b.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);
        _intuit.Hold.SetResult();

        (await refreshing).Outcome.ShouldBe(RefreshOutcome.NotConnected);
        await Eventually.True(() => _intuit.Living is { } late && _intuit.Revoked.Contains(late));
        await a.ShowsAsync(ConnectionState.NotConnected);
        (await a.Store.ReadAsync()).Keys.IsEmpty.ShouldBeTrue();
        a.Memory.State.Unsaved.ShouldBeNull();
    }

    [Fact]
    public async Task A_late_result_is_dropped_and_not_revoked_when_the_company_was_connected_anew()
    {
        await using var a = await TestInstance.StartAsync(Url, "web.1", _intuit);
        await using var b = await TestInstance.StartAsync(Url, "web.2", _intuit);
        await a.ConnectAsync();
        await b.ShowsAsync(ConnectionState.Connected);
        var old = b.Memory.State.Tokens!.RefreshToken;
        _intuit.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refreshing = a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        await _intuit.Arrived.Task;

        await b.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);
        await b.ConnectAsync();
        var anew = b.Memory.State.Tokens!;
        _intuit.Hold.SetResult();

        (await refreshing).Outcome.ShouldBe(RefreshOutcome.AlreadyDone);
        await Eventually.Get(() => a.Memory.State.Tokens, tokens => tokens == anew);
        (await a.Store.ReadAsync()).Tokens.ShouldBe(anew);
        _intuit.Revoked.ShouldBe([old]);
    }

    [Fact]
    public async Task Tokens_that_another_program_wrote_while_Intuit_was_asked_stay()
    {
        await using var a = await TestInstance.StartAsync(Url, "web.1", _intuit);
        await a.ConnectAsync();
        _intuit.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refreshing = a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        await _intuit.Arrived.Task;

        var python = new Python(await redis.Process.ConnectAsync(_database));
        await python.WriteAsync("python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(59));
        _intuit.Hold.SetResult();

        (await refreshing).Outcome.ShouldBe(RefreshOutcome.AlreadyDone);
        ((string?)await python.GetAsync("refresh_token")).ShouldBe("RT1-python");
        ((string?)await python.GetAsync("access_token")).ShouldBe("python");
        (await a.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value!.Token.Reveal().ShouldBe("python");
        _intuit.Revoked.ShouldBeEmpty();
        a.Current.State.ShouldBe(ConnectionState.Connected, "nobody is refreshing any more");
    }

    [Fact]
    public async Task A_refused_token_is_no_end_when_another_program_has_stored_a_newer_one()
    {
        var python = new Python(await redis.Process.ConnectAsync(_database));
        await python.WriteAsync("old", "RT1-old", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(2));
        await using var a = await TestInstance.StartAsync(Url, "web.1", _intuit);
        _intuit.Living = RefreshToken.Parse("RT1-python");
        _intuit.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refreshing = a.Refresher.RefreshAsync(RefreshReason.Keeper, CancellationToken.None);
        await _intuit.Arrived.Task;
        await python.RefreshAsync("python", "RT1-python", DateTimeOffset.UtcNow.AddMinutes(60));
        _intuit.Hold.SetResult();

        (await refreshing).Outcome.ShouldBe(RefreshOutcome.AlreadyDone);
        a.Current.State.ShouldBe(ConnectionState.Connected);
        a.Current.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_Intuit_refuses_is_reconnect_needed_everywhere_until_another_is_stored()
    {
        await using var a = await TestInstance.StartAsync(Url, "web.1", _intuit);
        await using var b = await TestInstance.StartAsync(Url, "web.2", _intuit);
        await a.ConnectAsync();
        _intuit.Living = RefreshToken.Parse("RT1-quite-another");

        (await a.Refresher.RefreshAsync(RefreshReason.Keeper, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.ReconnectNeeded);

        await a.ShowsAsync(ConnectionState.ReconnectNeeded);
        await b.ShowsAsync(ConnectionState.ReconnectNeeded);
        b.Current.Refusal.ShouldNotBeNull().Instance.ShouldBe("web.1");
        (await b.Refresher.RefreshAsync(RefreshReason.Keeper, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.ReconnectNeeded);
        _intuit.Refreshes.ShouldBe(1);

        await new Python(await redis.Process.ConnectAsync(_database)).RefreshAsync("python", "RT1-python", DateTimeOffset.UtcNow.AddMinutes(60));
        await a.ShowsAsync(ConnectionState.Connected);
        await b.ShowsAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_passing_failure_is_waited_for_by_all_and_ends_nothing()
    {
        await using var a = await TestInstance.StartAsync(Url, "web.1", _intuit);
        await using var b = await TestInstance.StartAsync(Url, "web.2", _intuit);
        await a.ConnectAsync();
        _intuit.Failure = new OAuthFailure(OAuthFailureKind.Passing, "Intuit asks to slow down (429)", RetryAfter: TimeSpan.FromMinutes(2));

        (await a.Refresher.RefreshAsync(RefreshReason.Keeper, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Failed);

        await b.ShowsAsync(ConnectionState.RetryWaiting);
        var retry = b.Current.Retry.ShouldNotBeNull();
        (retry.NextAt - DateTimeOffset.UtcNow).TotalSeconds.ShouldBeInRange(60, 121);
        (await b.Refresher.RefreshAsync(RefreshReason.Keeper, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Failed);
        (await b.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value.ShouldNotBeNull();
        _intuit.Refreshes.ShouldBe(1);

        _intuit.Failure = null;
        (await b.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Refreshed);
        await a.ShowsAsync(ConnectionState.Connected);
    }
}
