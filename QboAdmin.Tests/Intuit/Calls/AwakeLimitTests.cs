using QboAdmin.Intuit.Calls;

namespace QboAdmin.Tests.Intuit;

public sealed class AwakeLimitTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly SleepyTime _time = new();

    [Fact]
    public void It_ends_when_its_time_is_over_and_not_before()
    {
        using var limit = new AwakeLimit(TimeSpan.FromSeconds(8), _time);

        for (var second = 1; second < 8; second++)
        {
            _time.Pass(Second);
            limit.Token.IsCancellationRequested.ShouldBeFalse($"after {second} s");
        }

        _time.Pass(Second);
        limit.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_process_that_slept_past_the_end_still_has_a_moment_to_read_what_came_meanwhile()
    {
        using var limit = new AwakeLimit(TimeSpan.FromSeconds(8), _time);
        for (var second = 1; second < 8; second++)
        {
            _time.Pass(Second);
        }

        _time.Pass(TimeSpan.FromMinutes(1));

        limit.Token.IsCancellationRequested.ShouldBeFalse();
        _time.Pass(Second);
        limit.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_machine_that_is_always_late_reaches_the_end_all_the_same()
    {
        using var limit = new AwakeLimit(TimeSpan.FromSeconds(8), _time);

        for (var late = 0; late < 16; late++)
        {
            _time.Pass(TimeSpan.FromSeconds(3));
        }

        limit.Token.IsCancellationRequested.ShouldBeTrue();
    }

    /// <summary>Timers as those of a process: however long it slept, a timer that is due rings once.</summary>
    private sealed class SleepyTime : TimeProvider
    {
        private Action _ring = () => { };
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return new Silent();
        }

        public void Pass(TimeSpan time)
        {
            _now += time.Ticks;
            _ring();
        }

        private sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
