using QboAdmin.Audit;
using QboAdmin.Connection;
using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Connection;

public sealed class TokenServiceTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Finance)]
    [InlineData(Role.Program)]
    public async Task Only_an_Operator_may_disconnect_refresh_and_test(Role role)
    {
        await using var instance = await Person.InstanceAsync(_url);
        await instance.ConsentAsync();
        var tokens = instance.NewTokenService();
        var somebody = new Actor("Somebody", role);

        await Should.ThrowAsync<UnauthorizedAccessException>(() => tokens.DisconnectAsync(somebody, CancellationToken.None));
        await Should.ThrowAsync<UnauthorizedAccessException>(() => tokens.RefreshAsync(somebody, alone: false, CancellationToken.None));
        await Should.ThrowAsync<UnauthorizedAccessException>(() => tokens.RefreshAsync(somebody, alone: true, CancellationToken.None));
        await Should.ThrowAsync<UnauthorizedAccessException>(() => tokens.TestAsync(somebody, CancellationToken.None));

        instance.Intuit.Refreshes.ShouldBe(0);
        instance.Current.State.ShouldBe(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_refresh_by_hand_gets_a_new_token_and_is_audited_with_its_outcome()
    {
        await using var instance = await Person.InstanceAsync(_url);
        await instance.ConsentAsync();
        var before = instance.Current.AccessToken;

        var result = await instance.NewTokenService().RefreshAsync(The.Operator, alone: false, CancellationToken.None);

        result.Outcome.ShouldBe(RefreshOutcome.Refreshed);
        await instance.ShowsAsync(snapshot => snapshot.AccessToken != before);
        var entry = (await instance.Get<AuditLog>().ReadAsync(1)).Single();
        (entry.Action, entry.Succeeded, entry.Detail).ShouldBe((AuditAction.Refresh, true, "Refreshed"));
    }

    [Fact]
    public async Task A_refresh_that_fails_is_audited_as_failed()
    {
        await using var instance = await Person.InstanceAsync(_url);
        await instance.ConsentAsync();
        instance.Intuit.Failure = new OAuthFailure(OAuthFailureKind.Passing, "Intuit answered 503");

        var result = await instance.NewTokenService().RefreshAsync(The.Operator, alone: false, CancellationToken.None);

        result.HasNewToken.ShouldBeFalse();
        result.Message.ShouldContain("Intuit answered 503");
        var entry = (await instance.Get<AuditLog>().ReadAsync(1)).Single();
        (entry.Action, entry.Succeeded, entry.Detail).ShouldBe((AuditAction.Refresh, false, "Failed"));
    }

    [Fact]
    public async Task A_test_that_passes_is_a_proof_that_every_instance_shows_with_its_latency()
    {
        await using var a = await Person.InstanceAsync(_url);
        await using var b = await Person.InstanceAsync(_url, "web.2");
        await a.ConsentAsync();

        var result = await a.NewTokenService().TestAsync(The.Operator, CancellationToken.None);

        result.ShouldBe(new QboAdmin.Connection.TestResult(true, "Mwangaza Friends answered in 73 ms.", 73, "1-tid"));
        var shown = await b.ShowsAsync(snapshot => snapshot.Proof?.Kind == ProofKind.CompanyInfo);
        shown.Proof!.Milliseconds.ShouldBe(73);
        shown.Doubt.ShouldBeNull();
    }

    [Fact]
    public async Task A_test_that_QuickBooks_denies_is_a_doubt_that_every_instance_shows()
    {
        var accounting = new ScriptedAccounting();
        await using var a = await Person.InstanceAsync(_url, accounting: accounting);
        await using var b = await Person.InstanceAsync(_url, "web.2");
        await a.ConsentAsync();
        accounting.Failure = new QboFailure.Denied("QuickBooks does not let this app see this company (403)", "1-tid-403");

        var result = await a.NewTokenService().TestAsync(The.Operator, CancellationToken.None);

        result.Succeeded.ShouldBeFalse();
        result.IntuitTid.ShouldBe("1-tid-403");
        (await b.ShowsAsync(snapshot => snapshot.Doubt is not null)).Doubt!.Reason.ShouldContain("403");
    }

    [Fact]
    public async Task A_network_that_fails_says_nothing_about_the_connection()
    {
        var accounting = new ScriptedAccounting();
        await using var instance = await Person.InstanceAsync(_url, accounting: accounting);
        await instance.ConsentAsync();
        accounting.Failure = new QboFailure.Unreachable("QuickBooks can't be reached", null);

        (await instance.NewTokenService().TestAsync(The.Operator, CancellationToken.None)).Message.ShouldBe("QuickBooks can't be reached");

        instance.Current.Doubt.ShouldBeNull();
        instance.Current.State.ShouldBe(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_test_forgets_what_was_known_of_another_company()
    {
        var accounting = new ScriptedAccounting { Present = The.OtherRealm };
        await using var instance = await Person.InstanceAsync(_url, accounting: accounting);
        await instance.ConsentAsync();
        var database = instance.Get<RedisConnection>().Multiplexer!.GetDatabase();
        await new Python(database).WriteAsync("from-python", "RT1-python", The.OtherRealm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
        await instance.ShowsAsync(snapshot => snapshot.Realm == The.OtherRealm);

        await instance.NewTokenService().TestAsync(The.Operator, CancellationToken.None);

        var shown = await instance.ShowsAsync(snapshot => snapshot.Company?.Name == "Harbour Light Food Pantry");
        shown.ConnectedBy.ShouldBeNull();
    }

    [Fact]
    public async Task Landing_pages_ask_Intuit_at_most_once_in_thirty_seconds()
    {
        var clock = The.Clock();
        var limiter = new CheckLimiter(clock);

        limiter.MayAsk().ShouldBeTrue();
        limiter.MayAsk().ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(29));
        limiter.MayAsk().ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));
        limiter.MayAsk().ShouldBeTrue();

        var accounting = new ScriptedAccounting();
        await using var instance = await Person.InstanceAsync(_url, accounting: accounting);
        await instance.ConsentAsync();
        var before = accounting.Calls;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => instance.NewTokenService().CheckAsync(CancellationToken.None)));
        accounting.Calls.ShouldBe(before + 1);
    }

    [Fact]
    public async Task Nothing_connected_is_nothing_to_ask_Intuit_about()
    {
        var accounting = new ScriptedAccounting();
        await using var instance = await Person.InstanceAsync(_url, accounting: accounting);

        await instance.NewTokenService().CheckAsync(CancellationToken.None);
        (await instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.NotConnected>();

        accounting.Calls.ShouldBe(0);
    }
}
