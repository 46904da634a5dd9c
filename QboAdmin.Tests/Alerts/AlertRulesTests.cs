using QboAdmin.Alerts;
using QboAdmin.Tests.Components;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Alerts;

public sealed class AlertRulesTests
{
    [Theory]
    [InlineData(30.1, null)]
    [InlineData(30.0, 30)]
    [InlineData(14.1, 30)]
    [InlineData(14.0, 14)]
    [InlineData(6.2, 7)]
    [InlineData(2.9, 3)]
    [InlineData(0.4, 1)]
    public void A_clock_warns_30_14_7_3_and_1_days_before_its_end(double daysLeft, int? threshold)
    {
        var alerts = AlertRules.Of(Pictures.Connected with { HardEndsAt = The.Moment.AddDays(daysLeft) }, The.Moment).ToList();

        alerts.Select(alert => alert.Days).SingleOrDefault().ShouldBe(threshold);
        alerts.All(alert => alert.IsBad == threshold <= 3).ShouldBeTrue();
    }

    [Fact]
    public void Of_several_clocks_the_first_to_end_warns_alone()
    {
        var alert = AlertRules.Of(
            Pictures.Connected with
            {
                HardEndsAt = The.Moment.AddDays(20),
                RefreshTokenEndsAt = The.Moment.AddDays(10),
                StoredUntil = The.Moment.AddDays(5),
            },
            The.Moment).Single();

        (alert.Kind, alert.Days, alert.EndsAt).ShouldBe((AlertKind.StoredTokensEnding, 7, The.Moment.AddDays(5)));
    }

    [Fact]
    public void Nothing_warns_where_no_clock_is_known() =>
        AlertRules.Of(new ConnectionSnapshot { Environment = QboEnvironment.Sandbox, State = ConnectionState.RedisAway }, The.Moment).ShouldBeEmpty();

    [Fact]
    public void An_access_token_that_renews_itself_never_warns()
    {
        AlertRules.Of(Pictures.Connected, The.Moment).ShouldBeEmpty();
        AlertRules.Of(Pictures.RefreshDue, The.Moment).ShouldBeEmpty();
        AlertRules.Of(Pictures.RetryWaiting, The.Moment).ShouldBeEmpty();
    }

    [Fact]
    public void An_access_token_that_ended_and_was_not_renewed_warns_with_the_reason()
    {
        var alert = AlertRules.Of(Pictures.RetryWaiting with { AccessTokenEndsAt = The.Moment.AddMinutes(-3) }, The.Moment).Single();

        (alert.Kind, alert.Reason, alert.Since).ShouldBe((AlertKind.AccessTokenEnded, "Intuit answered 503", The.Moment.AddMinutes(-3)));
    }

    [Fact]
    public void A_reconnect_goes_before_everything_and_silences_the_clocks()
    {
        var alert = AlertRules.Of(Pictures.ReconnectNeeded with { HardEndsAt = The.Moment.AddDays(2) }, The.Moment).Single();

        (alert.Kind, alert.IsBad, alert.Since).ShouldBe((AlertKind.ReconnectNeeded, true, The.Moment.AddMinutes(-1)));
    }

    [Fact]
    public void A_refusal_stays_one_while_Redis_is_away() =>
        AlertRules.Of(Pictures.ReconnectNeeded with { State = ConnectionState.RedisAway, RedisOutage = Pictures.TheOutage }, The.Moment)
            .Single().Kind.ShouldBe(AlertKind.ReconnectNeeded);

    [Fact]
    public void Unsaved_tokens_are_an_alert_of_the_instance_that_holds_them()
    {
        var alert = AlertRules.Of(Pictures.NotSaved, The.Moment).First();

        (alert.Kind, alert.Reason, alert.IsOfThisInstance).ShouldBe((AlertKind.NotSaved, "Redis is full", true));
    }

    [Fact]
    public void While_Redis_is_away_its_own_clock_is_not_known_and_does_not_warn() =>
        AlertRules.Of(Pictures.RedisAway with { StoredUntil = The.Moment.AddDays(1) }, The.Moment).ShouldBeEmpty();

    [Fact]
    public void What_is_not_connected_wants_no_attention()
    {
        AlertRules.Of(Pictures.NotConnected, The.Moment).ShouldBeEmpty();
        AlertRules.Of(Pictures.Starting, The.Moment).ShouldBeEmpty();
        AlertRules.Of(Pictures.Disconnected(RevokeState.Done), The.Moment).ShouldBeEmpty();
    }
}
