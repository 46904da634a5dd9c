using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Intuit;

public sealed class IntuitClockTests
{
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(80);

    private readonly FakeTimeProvider _machine = The.Clock();
    private readonly LogSink _log = new();
    private readonly IntuitClock _clock;

    public IntuitClockTests() => _clock = new IntuitClock(_machine, new LoggerFactory([_log]).CreateLogger<IntuitClock>());

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    [InlineData(600)]
    public void Two_answers_that_agree_put_a_wrong_clock_right(int minutes)
    {
        Say(TimeSpan.FromMinutes(minutes));
        _clock.GetUtcNow().ShouldBe(The.Moment);
        _machine.Advance(TimeSpan.FromMinutes(1));
        Say(TimeSpan.FromMinutes(minutes));

        (_clock.GetUtcNow() - The.Moment.AddMinutes(1 + minutes)).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(2));
        _log.Lines.ShouldHaveSingleItem().ShouldStartWith("This machine's clock differs");
    }

    [Fact]
    public void What_is_within_the_margins_is_left_alone()
    {
        Say(TimeSpan.FromSeconds(19));
        Say(TimeSpan.FromSeconds(19));

        _clock.GetUtcNow().ShouldBe(The.Moment);
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void One_answer_alone_moves_nothing_and_neither_do_two_that_disagree()
    {
        Say(TimeSpan.Zero);
        Say(TimeSpan.FromHours(2));
        Say(TimeSpan.Zero);
        Say(TimeSpan.FromHours(-3));
        Say(TimeSpan.FromMinutes(5));

        _clock.GetUtcNow().ShouldBe(The.Moment);
    }

    [Fact]
    public void A_difference_that_no_clock_has_a_missing_date_and_a_slow_answer_are_not_believed()
    {
        Say(TimeSpan.FromDays(400));
        Say(TimeSpan.FromDays(400));
        _clock.Observe(null, Quick);
        _clock.Observe(The.Moment.AddMinutes(10), TimeSpan.FromSeconds(30));
        _clock.Observe(The.Moment.AddMinutes(10), TimeSpan.FromSeconds(30));

        _clock.GetUtcNow().ShouldBe(The.Moment);
    }

    [Fact]
    public void A_clock_that_was_set_right_is_believed_again()
    {
        Say(TimeSpan.FromMinutes(10));
        Say(TimeSpan.FromMinutes(10));
        _clock.Ahead.ShouldBeGreaterThan(TimeSpan.FromMinutes(9));

        Say(TimeSpan.Zero);
        Say(TimeSpan.Zero);

        _clock.Ahead.ShouldBe(TimeSpan.Zero);
    }

    private void Say(TimeSpan ahead) => _clock.Observe(_machine.GetUtcNow() + ahead, Quick);
}
