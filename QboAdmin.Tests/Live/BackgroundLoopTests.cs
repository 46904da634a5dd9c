using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QboAdmin.Live;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Live;

public sealed class BackgroundLoopTests
{
    private readonly FakeTimeProvider _clock = The.Clock();
    private readonly LogSink _log = new();

    [Fact]
    public async Task It_goes_on_after_a_failure_and_says_each_cause_once()
    {
        using var loop = new Loop(_clock, _log) { Failure = new InvalidOperationException("one cause") };
        await loop.StartAsync(CancellationToken.None);
        await TurnsAsync(loop, 3);
        loop.Failure = new InvalidOperationException("another cause");
        await TurnsAsync(loop, 6);
        loop.Failure = null;
        await TurnsAsync(loop, 8);
        await loop.StopAsync(CancellationToken.None);

        _log.Lines.Count(line => line.Contains("one cause", StringComparison.Ordinal)).ShouldBe(1);
        _log.Lines.Count(line => line.Contains("another cause", StringComparison.Ordinal)).ShouldBe(1);
        loop.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_bell_rung_while_it_is_busy_wakes_it_once()
    {
        using var wake = new Wake();
        wake.Ring();
        wake.Ring();
        await wake.SleepAsync(TimeSpan.FromDays(1), _clock, TestContext.Current.CancellationToken);

        var asleep = wake.SleepAsync(TimeSpan.FromMinutes(1), _clock, TestContext.Current.CancellationToken);
        asleep.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await asleep.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_sleep_that_was_cut_short_swallows_no_later_bell()
    {
        using var wake = new Wake();
        for (var i = 0; i < 200; i++)
        {
            var asleep = wake.SleepAsync(TimeSpan.FromSeconds(1), _clock, TestContext.Current.CancellationToken);
            _clock.Advance(TimeSpan.FromSeconds(1));
            await asleep.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);
            wake.Ring();
            await wake.SleepAsync(TimeSpan.FromDays(1), _clock, TestContext.Current.CancellationToken).WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);
        }
    }

    private Task TurnsAsync(Loop loop, int turns) => Eventually.True(() =>
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return loop.Turns >= turns;
    });

    private sealed class Loop(TimeProvider time, LogSink log) : BackgroundLoop(time, new LoggerFactory([log]).CreateLogger<Loop>())
    {
        private int _turns;

        public Exception? Failure { get; set; }

        public int Turns => Volatile.Read(ref _turns);

        public bool IsEnded { get; private set; }

        protected override async Task TurnAsync(CancellationToken stopping)
        {
            Interlocked.Increment(ref _turns);
            if (Failure is { } failure)
            {
                throw failure;
            }

            await SleepAsync(TimeSpan.FromSeconds(1), stopping);
        }

        protected override void End() => IsEnded = true;
    }
}
