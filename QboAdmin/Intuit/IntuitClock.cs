namespace QboAdmin.Intuit;

/// <summary>
/// The time by Intuit's clock. A machine whose clock is wrong would hand out tokens that have ended, so all of QboAdmin goes by this one. It
/// starts as the machine's own and is put right only when two answers of Intuit agree on the difference; what is too small to matter, or too
/// large to be a clock's error, is left alone.
/// </summary>
internal sealed class IntuitClock(TimeProvider machine, ILogger<IntuitClock> logger) : TimeProvider
{
    /// <summary>Smaller differences are within the margins of every token, and within what a slow answer makes uncertain.</summary>
    public static readonly TimeSpan Smallest = TimeSpan.FromSeconds(20);

    /// <summary>Larger ones are an error of whoever wrote the date.</summary>
    public static readonly TimeSpan Largest = TimeSpan.FromDays(1);

    private static readonly TimeSpan SlowestAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HalfASecond = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private TimeSpan? _last;
    private long _ahead;

    /// <summary>How far Intuit's clock is ahead of the machine's; zero until that is known.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Ahead;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Takes note of the date of an answer of Intuit (RFC 9110, <c>Date</c>; to the second).</summary>
    /// <param name="date">What the answer says; null when it says nothing.</param>
    /// <param name="took">How long it took from the question to the answer.</param>
    public void Observe(DateTimeOffset? date, TimeSpan took)
    {
        if (date is not { } said || took > SlowestAnswer)
        {
            return;
        }

        var ahead = said + HalfASecond - (machine.GetUtcNow() - (took / 2));
        lock (_gate)
        {
            var agrees = _last is { } last && (last - ahead).Duration() < SlowestAnswer;
            _last = ahead;
            if (!agrees || ahead.Duration() > Largest)
            {
                return;
            }

            var next = ahead.Duration() < Smallest ? TimeSpan.Zero : ahead;
            if ((next - Ahead).Duration() >= HalfASecond * 4)
            {
                IntuitLog.ClockDiffers(logger, (int)next.TotalSeconds);
                Interlocked.Exchange(ref _ahead, next.Ticks);
            }
        }
    }
}
