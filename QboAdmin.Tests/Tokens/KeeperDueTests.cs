using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Tokens;

public sealed class KeeperDueTests
{
    private static readonly DateTimeOffset End = The.Moment.AddMinutes(50);

    [Theory]
    [InlineData(0, -10)]
    [InlineData(1, -9)]
    [InlineData(-1, -11)]
    public void It_begins_ten_minutes_before_the_end_and_instances_are_spread_over_two(double spread, int minutes) =>
        TokenKeeper.DueAt(Showing(ConnectionState.Connected), spread).ShouldBe(End.AddMinutes(minutes));

    [Fact]
    public void Of_a_short_life_it_takes_a_third_at_most() =>
        TokenKeeper.DueAt(Showing(ConnectionState.Connected) with { AccessTokenLife = TimeSpan.FromMinutes(3) }, 0).ShouldBe(End.AddMinutes(-1));

    [Theory]
    [InlineData(ConnectionState.Starting)]
    [InlineData(ConnectionState.NotConnected)]
    [InlineData(ConnectionState.Refreshing)]
    [InlineData(ConnectionState.RedisAway)]
    [InlineData(ConnectionState.ReconnectNeeded)]
    public void There_is_nothing_to_do_while(ConnectionState state) => TokenKeeper.DueAt(Showing(state), 0).ShouldBeNull();

    [Theory]
    [InlineData(ConnectionState.Connected)]
    [InlineData(ConnectionState.RefreshDue)]
    [InlineData(ConnectionState.NotSaved)]
    [InlineData(ConnectionState.RetryWaiting)]
    public void It_works_while(ConnectionState state) => TokenKeeper.DueAt(Showing(state), 0).ShouldBe(End.AddMinutes(-10));

    [Theory]
    [InlineData(ConnectionState.RetryWaiting)]
    [InlineData(ConnectionState.NotSaved)]
    public void A_plan_for_the_next_try_is_kept(ConnectionState state)
    {
        var retry = new RetryPlan(default, End.AddMinutes(-2), "Intuit answered 503", 3);

        TokenKeeper.DueAt(Showing(state) with { Retry = retry }, 0).ShouldBe(End.AddMinutes(-2));
        TokenKeeper.DueAt(Showing(state) with { Retry = retry with { NextAt = End.AddMinutes(-30) } }, 0).ShouldBe(End.AddMinutes(-10));
    }

    [Fact]
    public void Unsaved_tokens_that_Intuit_has_refused_are_not_asked_for_again() =>
        TokenKeeper.DueAt(Showing(ConnectionState.NotSaved) with { Refusal = new Refusal(default, The.Moment, "invalid_grant", null, "web.1") }, 0).ShouldBeNull();

    private static ConnectionSnapshot Showing(ConnectionState state) => new()
    {
        Environment = QboEnvironment.Sandbox,
        State = state,
        Realm = The.Realm,
        AccessTokenEndsAt = End,
    };
}
