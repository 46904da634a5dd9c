using Microsoft.Extensions.Time.Testing;
using QboAdmin.Connection;
using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Connection;

/// <summary>Telling Intuit later, on a clock that the test moves.</summary>
public sealed class RevokeQueueTests(SharedRedis redis) : IAsyncLifetime
{
    private static readonly OAuthFailure Away = new(OAuthFailureKind.Passing, "Intuit can't be reached");

    private readonly FakeTimeProvider _clock = The.Clock();
    private TestInstance _instance = default!;

    private RevokeQueue Queue => _instance.Get<RevokeQueue>();

    private GrantsToEnd Grants => _instance.Get<GrantsToEnd>();

    public async ValueTask InitializeAsync() =>
        _instance = await Person.InstanceAsync(redis.Process.UrlOf(redis.NextDatabase()), revokes: _clock);

    public ValueTask DisposeAsync() => _instance.DisposeAsync();

    [Fact]
    public async Task It_tries_again_until_Intuit_takes_it()
    {
        _instance.Intuit.RevokeFailure = Away;
        Queue.Add(Grant(The.OtherRealm));
        await TriesAsync(3);
        _instance.Intuit.RevokeFailure = null;
        await TriesAsync(1);

        await Eventually.True(() => _instance.Intuit.Revoked.Count == 1);
        await EventAsync(ConnectionEventKind.Revoked);
    }

    [Fact]
    public async Task After_ten_minutes_it_gives_up_and_every_page_says_what_to_do()
    {
        await DisconnectWhileIntuitIsAwayAsync();

        await PassAsync(() => _instance.Current.DisconnectedBy?.Revoke == RevokeState.Failed);

        (_clock.GetUtcNow() - The.Moment).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(9.5));
        await EventAsync(ConnectionEventKind.RevokeFailed);
        _instance.Intuit.RevokeFailure = null;
        await SentinelAsync();
    }

    [Fact]
    public async Task Within_ten_minutes_it_does_not_give_up()
    {
        await DisconnectWhileIntuitIsAwayAsync();
        while (_clock.GetUtcNow() - The.Moment < TimeSpan.FromMinutes(5))
        {
            await TriesAsync(1);
        }

        _instance.Current.DisconnectedBy!.Revoke.ShouldBe(RevokeState.Pending);
        _instance.Intuit.RevokeFailure = null;

        await PassAsync(() => _instance.Current.DisconnectedBy?.Revoke == RevokeState.Done);
    }

    [Fact]
    public async Task It_stops_when_the_company_is_connected_again_because_revoking_would_end_that_too()
    {
        await DisconnectWhileIntuitIsAwayAsync();
        await _instance.ConsentAsync();
        _instance.Intuit.RevokeFailure = null;

        await SentinelAsync();

        _instance.Current.State.ShouldBe(ConnectionState.Connected);
    }

    [Fact]
    public async Task What_a_late_answer_brought_is_revoked_at_once()
    {
        Grants.Add(Grant(The.OtherRealm));

        await Eventually.True(() => _instance.Intuit.Revoked.Count == 1);
        await EventAsync(ConnectionEventKind.Revoked);
    }

    [Fact]
    public async Task What_a_late_answer_brought_for_the_connected_company_is_dropped()
    {
        await _instance.ConsentAsync();

        Grants.Add(Grant(The.Realm));
        Grants.Add(Grant(The.OtherRealm));

        await Eventually.True(() => _instance.Intuit.Revoked.Count == 1);
        _instance.Current.State.ShouldBe(ConnectionState.Connected);
    }

    [Fact]
    public async Task Several_grants_wait_each_for_itself()
    {
        _instance.Intuit.RevokeFailure = Away;
        Queue.Add(Grant(The.OtherRealm, token: "RT1-first"));
        await TriesAsync(1);
        Queue.Add(Grant(The.OtherRealm, token: "RT1-second"));
        await TriesAsync(2);
        _instance.Intuit.RevokeFailure = null;

        await PassAsync(() => _instance.Intuit.Revoked.Count == 2);

        _instance.Intuit.Revoked.Select(token => token.Reveal()).ShouldBe(["RT1-first", "RT1-second"], ignoreOrder: true);
    }

    private static EndedGrant Grant(RealmId realm, string token = "RT1-ended") => new(RefreshToken.Parse(token), realm, null);

    private async Task DisconnectWhileIntuitIsAwayAsync()
    {
        await _instance.ConsentAsync();
        _instance.Intuit.RevokeFailure = Away;
        await _instance.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);
        _instance.Current.DisconnectedBy!.Revoke.ShouldBe(RevokeState.Pending);
    }

    private Task TriesAsync(int count)
    {
        var until = _instance.Intuit.RevokeTries + count;
        return PassAsync(() => _instance.Intuit.RevokeTries >= until);
    }

    // Whatever was in the queue before it has been dealt with when this one is revoked, and nothing else was.
    private async Task SentinelAsync()
    {
        Queue.Add(Grant(The.OtherRealm, token: "RT1-sentinel"));
        await PassAsync(() => _instance.Intuit.Revoked.Count > 0);
        _instance.Intuit.Revoked.Select(token => token.Reveal()).ShouldBe(["RT1-sentinel"]);
    }

    private Task PassAsync(Func<bool> until) => Eventually.True(() =>
    {
        _clock.Advance(TimeSpan.FromSeconds(5));
        return until();
    });

    private Task EventAsync(ConnectionEventKind kind) =>
        Eventually.True(() => _instance.Get<EventLog>().Latest.Current.Events.Any(happened => happened.Kind == kind));
}
