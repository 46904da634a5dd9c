using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Tokens;

public sealed class SharedTimesTests
{
    private static readonly TimeSpan Wrong = TimeSpan.FromMinutes(10);

    private readonly SharedTimes _times = new("web.1");

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_attempt_lasts_as_long_as_it_was_said_to_however_wrong_the_other_clock_is(int sign)
    {
        var theirs = The.Moment + (sign * Wrong);
        _times.ToLocal(null, The.Moment);

        UntilOf(Underway(theirs), The.Moment.AddSeconds(1)).ShouldBe(The.Moment.AddSeconds(21));
        UntilOf(Underway(theirs), The.Moment.AddSeconds(9)).ShouldBe(The.Moment.AddSeconds(21));
    }

    [Fact]
    public void An_attempt_that_was_there_before_this_instance_is_not_taken_for_a_new_one()
    {
        UntilOf(Underway(The.Moment.AddHours(-1)), The.Moment).ShouldBe(The.Moment.AddHours(-1).AddSeconds(20));
        UntilOf(Underway(The.Moment + Wrong), The.Moment).ShouldBe(The.Moment.AddSeconds(20));
    }

    [Fact]
    public void Own_times_are_right()
    {
        var own = new RefreshUnderway("web.1", The.Moment, The.Moment.AddSeconds(20));
        _times.ToLocal(null, The.Moment);

        UntilOf(own, The.Moment.AddSeconds(7)).ShouldBe(own.Until);
    }

    [Theory]
    [InlineData(10, 60)]
    [InlineData(0, 60)]
    [InlineData(-10, -540)]
    public void A_clock_that_is_ahead_makes_nobody_wait_longer_than_was_meant(int minutesAhead, int secondsUntil)
    {
        var theirs = The.Moment.AddMinutes(minutesAhead);
        var stored = new ConnectionMetadata
        {
            Retry = new RetryPlan(default, theirs.AddMinutes(1), "Intuit answered 503", 1),
            LastRefresh = new RefreshRecord(theirs, "web.2", RefreshRecordOutcome.Failed, 20),
        };

        _times.ToLocal(stored, The.Moment).ShouldNotBeNull().Retry!.NextAt.ShouldBe(The.Moment.AddSeconds(secondsUntil));
        _times.ToLocal(stored, The.Moment.AddSeconds(30)).ShouldNotBeNull().Retry!.NextAt.ShouldBe(The.Moment.AddSeconds(secondsUntil));
    }

    private DateTimeOffset UntilOf(RefreshUnderway underway, DateTimeOffset now) =>
        _times.ToLocal(new ConnectionMetadata { Underway = underway }, now).ShouldNotBeNull().Underway!.Until;

    private static RefreshUnderway Underway(DateTimeOffset since) => new("web.2", since, since.AddSeconds(20));
}
