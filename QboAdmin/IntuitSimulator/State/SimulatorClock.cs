namespace QboAdmin.IntuitSimulator.State;

/// <summary>
/// The simulator's own time: the system's, moved by an offset that the controls set. Tokens end by it and documents carry it; waits
/// (a fault's latency) go by the system's time.
/// </summary>
internal sealed class SimulatorClock(TimeProvider time, StateStore store)
{
    /// <summary>Farther than any lifetime of Intuit's, and still a date.</summary>
    public static readonly TimeSpan FarthestOffset = TimeSpan.FromDays(36525);

    public TimeSpan Offset => store.Read(state => state.ClockOffset);

    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    /// <summary>False when that would leave the range of sensible dates.</summary>
    public bool TryAdvance(TimeSpan by) => store.Change(state =>
    {
        var offset = state.ClockOffset + by;
        if (offset.Duration() > FarthestOffset) return false;
        state.ClockOffset = offset;
        return true;
    });
}
