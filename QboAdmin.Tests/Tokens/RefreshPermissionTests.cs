using Microsoft.Extensions.Time.Testing;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Tokens;

public sealed class RefreshPermissionTests
{
    private static readonly Fingerprint Mark = The.Fingerprinter.Of(The.RefreshToken);
    private static readonly Fingerprint OtherMark = The.Fingerprinter.Of(The.RotatedRefreshToken);

    private readonly FakeTimeProvider _clock = The.Clock();

    [Fact]
    public void A_set_that_nothing_is_known_of_may_be_refreshed() => Ask(null).ShouldBeNull();

    [Fact]
    public void There_must_be_something_to_refresh_with()
    {
        Refuse(The.Stored(null)).Outcome.ShouldBe(RefreshOutcome.NotConnected);
        Refuse(The.Stored(The.Set) with { RefreshToken = The.Unusable<RefreshToken>(KeyCondition.Malformed) }).Outcome.ShouldBe(RefreshOutcome.NotConnected);
        Refuse(The.Stored(The.Set) with { Realm = The.Unusable<RealmId>(KeyCondition.Missing) }).Outcome.ShouldBe(RefreshOutcome.NotConnected);
        new RefreshPermission(The.Fingerprinter, The.Instance, _clock)
            .Refuse(The.Stored(The.Set) with { AccessToken = The.Unusable<AccessToken>(KeyCondition.Missing) }, RefreshReason.Caller, The.Moment).ShouldBeNull();
    }

    [Fact]
    public void Nobody_asks_while_another_instance_may_be_waiting_for_an_answer()
    {
        var underway = new RefreshUnderway("web.2", The.Moment, The.Moment.AddSeconds(20));

        Ask(new ConnectionMetadata { Underway = underway }).ShouldNotBeNull().Outcome.ShouldBe(RefreshOutcome.Busy);
        Ask(new ConnectionMetadata { Underway = underway }, RefreshReason.Person).ShouldNotBeNull().Outcome.ShouldBe(RefreshOutcome.Busy);
        Ask(new ConnectionMetadata { Underway = underway with { Instance = The.Instance.Name } }).ShouldBeNull();
    }

    [Fact]
    public void An_instance_that_never_said_what_came_of_it_is_given_time_while_the_token_is_good()
    {
        var known = new ConnectionMetadata { Underway = new RefreshUnderway("web.2", The.Moment, The.Moment.AddSeconds(20)) };

        _clock.Advance(TimeSpan.FromSeconds(20));
        Ask(known).ShouldNotBeNull().Outcome.ShouldBe(RefreshOutcome.Busy);
        Ask(known, RefreshReason.Caller).ShouldBeNull();
        Ask(known, RefreshReason.TokenRefused).ShouldBeNull();
        Ask(known, RefreshReason.Person).ShouldBeNull();
        _clock.SetUtcNow(The.Set.AccessTokenEndsAt - TimeSpan.FromMinutes(5));
        Ask(known).ShouldBeNull();
    }

    [Fact]
    public void A_refused_token_is_not_shown_to_Intuit_again_but_another_one_is()
    {
        var refusal = new Refusal(Mark, The.Moment, "invalid_grant", "1-tid", "web.2");

        Ask(new ConnectionMetadata { Refusal = refusal }).ShouldNotBeNull().Outcome.ShouldBe(RefreshOutcome.ReconnectNeeded);
        Ask(new ConnectionMetadata { Refusal = refusal with { RefreshToken = OtherMark } }).ShouldBeNull();
    }

    [Fact]
    public void A_wait_is_kept_by_all_for_that_token_alone()
    {
        var retry = new RetryPlan(Mark, The.Moment.AddSeconds(5), "Intuit answered 503", 1);

        var refused = Ask(new ConnectionMetadata { Retry = retry }).ShouldNotBeNull();
        refused.Outcome.ShouldBe(RefreshOutcome.Failed);
        refused.Message.ShouldBe("Intuit answered 503. It is tried again by itself.");
        Ask(new ConnectionMetadata { Retry = retry with { RefreshToken = OtherMark } }).ShouldBeNull();
        _clock.Advance(TimeSpan.FromSeconds(5));
        Ask(new ConnectionMetadata { Retry = retry }).ShouldBeNull();
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(null, true)]
    public void A_person_may_repeat_a_failure_from_before_the_wish(int? failedAt, bool may)
    {
        var known = new ConnectionMetadata
        {
            Retry = new RetryPlan(Mark, The.Moment.AddMinutes(5), "Intuit answered 503", 4),
            Refusal = new Refusal(Mark, The.Moment, "invalid_grant", null, "web.2"),
            LastRefresh = failedAt is { } seconds
                ? new RefreshRecord(The.Moment.AddSeconds(seconds), "web.2", RefreshRecordOutcome.Failed, 8_000, null, "no answer")
                : null,
        };

        (Ask(known, RefreshReason.Person) is null).ShouldBe(may);
        Ask(known, RefreshReason.Keeper).ShouldNotBeNull();
    }

    private RefreshResult? Ask(ConnectionMetadata? metadata, RefreshReason reason = RefreshReason.Keeper) =>
        new RefreshPermission(The.Fingerprinter, The.Instance, _clock).Refuse(The.Stored(The.Set, metadata), reason, The.Moment);

    private RefreshResult Refuse(StoredConnection stored) =>
        new RefreshPermission(The.Fingerprinter, The.Instance, _clock).Refuse(stored, RefreshReason.Keeper, The.Moment).ShouldNotBeNull();
}
