using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Tokens;

/// <summary>Every state, and how one follows from the facts alone.</summary>
public sealed class SnapshotBuilderTests
{
    private static readonly DateTimeOffset End = The.Set.AccessTokenEndsAt;
    private static readonly Fingerprint Mark = The.Fingerprinter.Of(The.RefreshToken);
    private static readonly Fingerprint AccessMark = The.Fingerprinter.Of(The.AccessToken);
    private static readonly Outage Away = new(The.Moment.AddMinutes(-2), "connection refused");
    private static readonly Refusal Refused = new(Mark, The.Moment, "invalid_grant", "1-tid", "web.2");

    private static readonly ConnectionMetadata Known = new()
    {
        Version = 7,
        Realm = The.Realm,
        Company = new Company("Sandbox Company", "US"),
        ConnectedBy = new ConnectedBy(The.Operator.Name, The.Moment.AddDays(-3)),
        Issued = new IssuedTokens(AccessMark, Mark, TimeSpan.FromHours(1), The.Moment.AddDays(99), The.Moment.AddYears(4)),
    };

    private readonly SnapshotBuilder _builder = new(The.Fingerprinter);

    [Fact]
    public void A_whole_set_with_a_good_token_is_connected()
    {
        var shown = Build(The.Stored(The.Set, Known));

        shown.State.ShouldBe(ConnectionState.Connected);
        shown.Storage.ShouldBe(StorageState.Redis);
        shown.Version.ShouldBe(7);
        shown.Realm.ShouldBe(The.Realm);
        shown.Company.ShouldBe(Known.Company);
        shown.AccessToken.ShouldBe(AccessMark);
        shown.RefreshToken.ShouldBe(Mark);
        shown.AccessTokenEndsAt.ShouldBe(End);
        shown.RefreshTokenEndsAt.ShouldBe(The.Moment.AddDays(99));
        shown.HardEndsAt.ShouldBe(The.Moment.AddYears(4));
        shown.StoredUntil.ShouldBe(The.Moment.AddDays(90));
        shown.IsAuthenticated(The.Moment).ShouldBeTrue();
    }

    [Theory]
    [InlineData(-301, ConnectionState.Connected, true)]
    [InlineData(-300, ConnectionState.RefreshDue, true)]
    [InlineData(-61, ConnectionState.RefreshDue, true)]
    [InlineData(-60, ConnectionState.RefreshDue, false)]
    [InlineData(0, ConnectionState.RefreshDue, false)]
    [InlineData(86_400, ConnectionState.RefreshDue, false)]
    public void The_state_follows_the_clock(int secondsFromTheEnd, ConnectionState state, bool holdsValidToken)
    {
        var now = End.AddSeconds(secondsFromTheEnd);
        var shown = Build(The.Stored(The.Set, Known), now: now);

        shown.State.ShouldBe(state);
        shown.HoldsValidToken(now).ShouldBe(holdsValidToken);
        shown.IsAuthenticated(now).ShouldBeTrue("a new token can be had without a person");
    }

    [Fact]
    public void Ended_tokens_that_cannot_be_renewed_without_a_person_are_not_authenticated()
    {
        var ended = End.AddHours(1);

        Build(The.Stored(The.Set, Known with { Refusal = Refused }), now: ended).IsAuthenticated(ended).ShouldBeFalse();
        Build(The.Stored(The.Set, Known), outage: Away, now: ended).IsAuthenticated(ended).ShouldBeFalse();
        Build(The.Stored(The.Set) with { RefreshToken = The.Unusable<RefreshToken>(KeyCondition.Missing) }, now: ended).IsAuthenticated(ended).ShouldBeFalse();
        Build(The.Stored(null), now: ended).IsAuthenticated(ended).ShouldBeFalse();
    }

    [Fact]
    public void A_token_that_is_still_good_counts_whatever_else_is_wrong()
    {
        Build(The.Stored(The.Set, Known with { Refusal = Refused })).IsAuthenticated(The.Moment).ShouldBeTrue();
        Build(The.Stored(The.Set, Known), outage: Away).IsAuthenticated(The.Moment).ShouldBeTrue();
        Build(The.Stored(The.Set, Known with { Refusal = Refused with { AccessToken = AccessMark } })).IsAuthenticated(The.Moment).ShouldBeFalse();
    }

    [Fact]
    public void Nothing_stored_is_not_connected_and_says_who_disconnected()
    {
        var by = new DisconnectedBy(The.Operator.Name, The.Moment.AddMinutes(-30), "Sandbox Company", RevokeState.Pending);
        var shown = Build(The.Stored(null, new ConnectionMetadata { Version = 8, DisconnectedBy = by }));

        shown.State.ShouldBe(ConnectionState.NotConnected);
        shown.Storage.ShouldBe(StorageState.Nothing);

        // Nobody can be trying to revoke any more.
        shown.DisconnectedBy.ShouldBe(by with { Revoke = RevokeState.Failed });
    }

    [Fact]
    public void A_refresh_under_way_is_shown_until_it_must_have_ended()
    {
        var known = Known with { Underway = new RefreshUnderway("web.2", The.Moment, The.Moment.AddSeconds(20)) };

        Build(The.Stored(The.Set, known)).State.ShouldBe(ConnectionState.Refreshing);
        var later = Build(The.Stored(The.Set, known), now: The.Moment.AddSeconds(20));
        later.State.ShouldBe(ConnectionState.Connected);
        later.Underway.ShouldBeNull();
    }

    [Fact]
    public void A_passing_failure_waits_with_a_time_and_is_forgotten_soon_after_it()
    {
        var retry = new RetryPlan(Mark, The.Moment.AddMinutes(1), "Intuit answered 503", 2);

        Build(The.Stored(The.Set, Known with { Retry = retry })).State.ShouldBe(ConnectionState.RetryWaiting);
        Build(The.Stored(The.Set, Known with { Retry = retry })).Retry.ShouldBe(retry);
        Build(The.Stored(The.Set, Known with { Retry = retry }), now: retry.NextAt.AddSeconds(29)).State.ShouldBe(ConnectionState.RetryWaiting);
        Build(The.Stored(The.Set, Known with { Retry = retry }), now: retry.NextAt.AddSeconds(30)).State.ShouldBe(ConnectionState.Connected);
        Build(The.Stored(The.Set, Known with { Retry = retry with { RefreshToken = default } })).State.ShouldBe(ConnectionState.Connected);
    }

    [Theory]
    [InlineData(KeyCondition.Missing)]
    [InlineData(KeyCondition.WrongType)]
    [InlineData(KeyCondition.NotText)]
    public void One_unusable_key_is_an_incomplete_set(KeyCondition condition)
    {
        Build(The.Stored(The.Set) with { AccessToken = The.Unusable<AccessToken>(condition) }).State.ShouldBe(ConnectionState.SetIncomplete);
        Build(The.Stored(The.Set) with { RefreshToken = The.Unusable<RefreshToken>(condition) }).State.ShouldBe(ConnectionState.SetIncomplete);
        Build(The.Stored(The.Set) with { Realm = The.Unusable<RealmId>(condition) }).State.ShouldBe(ConnectionState.SetIncomplete);
        Build(The.Stored(The.Set) with { AccessTokenEndsAt = The.Unusable<DateTimeOffset>(condition) }).State.ShouldBe(ConnectionState.SetIncomplete);
    }

    [Fact]
    public void A_refused_token_needs_a_person_as_long_as_it_is_the_stored_one()
    {
        Build(The.Stored(The.Set, Known with { Refusal = Refused })).State.ShouldBe(ConnectionState.ReconnectNeeded);
        Build(The.Stored(The.Set with { RefreshToken = The.RotatedRefreshToken }, Known with { Refusal = Refused })).State.ShouldBe(ConnectionState.Connected);
    }

    [Fact]
    public void A_clock_that_has_run_out_needs_a_person()
    {
        var rolling = Known with { Issued = Known.Issued! with { RefreshTokenEndsAt = The.Moment } };
        var hard = Known with { Issued = Known.Issued! with { HardEndsAt = The.Moment } };

        Build(The.Stored(The.Set, rolling)).State.ShouldBe(ConnectionState.ReconnectNeeded);
        Build(The.Stored(The.Set, rolling)).Refusal.ShouldBeNull();
        Build(The.Stored(The.Set, rolling), now: The.Moment.AddSeconds(-1)).State.ShouldBe(ConnectionState.Connected);
        Build(The.Stored(The.Set, hard)).State.ShouldBe(ConnectionState.ReconnectNeeded);
        Build(The.Stored(The.Set, hard), now: The.Moment.AddSeconds(-1)).State.ShouldBe(ConnectionState.Connected);
    }

    [Fact]
    public void While_Redis_is_away_the_last_known_state_stays_visible()
    {
        var shown = Build(The.Stored(The.Set, Known), outage: Away);

        shown.State.ShouldBe(ConnectionState.RedisAway);
        shown.Storage.ShouldBe(StorageState.MemoryOnly);
        shown.RedisOutage.ShouldBe(Away);
        shown.Company.ShouldNotBeNull();
        Build(The.Stored(null), outage: Away).Storage.ShouldBe(StorageState.Nothing);
    }

    [Fact]
    public void Unsaved_tokens_are_shown_before_the_stored_ones()
    {
        var unsaved = The.Unsaved(The.Set with { AccessToken = The.LaterAccessToken, RefreshToken = The.RotatedRefreshToken }, The.Stored(The.Set, Known)) with
        {
            Reason = "Redis is full",
        };
        var memory = new MemoryState { Stored = The.Stored(The.Set, Known), Metadata = Known, Unsaved = unsaved, Tokens = unsaved.Tokens };

        foreach (var outage in new[] { null, Away })
        {
            var shown = _builder.Build(new SnapshotFacts(QboEnvironment.Sandbox, null, memory, outage, The.Moment));
            shown.State.ShouldBe(ConnectionState.NotSaved);
            shown.Storage.ShouldBe(StorageState.NotSaved);
            shown.NotSavedReason.ShouldBe("Redis is full");
            shown.RefreshToken.ShouldBe(The.Fingerprinter.Of(The.RotatedRefreshToken));
            shown.StoredUntil.ShouldBeNull();
        }

        var refused = memory with { Metadata = Known with { Refusal = Refused with { RefreshToken = The.Fingerprinter.Of(The.RotatedRefreshToken) } } };
        _builder.Build(new SnapshotFacts(QboEnvironment.Sandbox, null, refused, Away, The.Moment)).State.ShouldBe(ConnectionState.ReconnectNeeded);
    }

    [Fact]
    public void A_disconnect_that_Redis_has_not_heard_of_is_not_connected_here()
    {
        var disconnected = new DisconnectedBy(The.Operator.Name, The.Moment, null, RevokeState.Done);
        var happened = new ConnectionEvent("an-event", The.Moment, ConnectionEventKind.Disconnected, "web.1");
        var memory = MemoryState.Empty with { ToClear = new PendingClear([], disconnected, happened) };

        var shown = _builder.Build(new SnapshotFacts(QboEnvironment.Sandbox, The.Stored(The.Set, Known), memory, Away, The.Moment));

        shown.State.ShouldBe(ConnectionState.NotConnected);
        shown.AccessToken.ShouldBeNull();
        shown.DisconnectedBy.ShouldBe(disconnected);
        shown.IsAuthenticated(The.Moment).ShouldBeFalse();
    }

    [Fact]
    public void What_is_known_of_one_company_is_not_said_of_another()
    {
        var shown = Build(The.Stored(The.Set with { Realm = The.OtherRealm, RefreshToken = The.RotatedRefreshToken, AccessToken = The.LaterAccessToken }, Known));

        shown.State.ShouldBe(ConnectionState.Connected);
        shown.Realm.ShouldBe(The.OtherRealm);
        shown.Company.ShouldBeNull();
        shown.ConnectedBy.ShouldBeNull();
        shown.RefreshTokenEndsAt.ShouldBeNull();
        shown.HardEndsAt.ShouldBeNull();
    }

    [Fact]
    public void The_same_facts_give_the_same_picture() =>
        Build(The.Stored(The.Set, Known)).ShouldBe(Build(The.Stored(The.Set, Known), now: The.Moment.AddSeconds(30)));

    private ConnectionSnapshot Build(StoredConnection stored, Outage? outage = null, DateTimeOffset? now = null)
    {
        var memory = new TokenMemory();
        memory.Adopt(stored);
        return _builder.Build(new SnapshotFacts(QboEnvironment.Sandbox, outage is null ? stored : null, memory.State, outage, now ?? The.Moment));
    }
}
