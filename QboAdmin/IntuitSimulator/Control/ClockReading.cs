namespace QboAdmin.IntuitSimulator.Control;

/// <summary>The JSON of <c>/control/clock</c>: the simulator's time, and how far it is ahead of the system's.</summary>
internal sealed record ClockReading(DateTimeOffset Now, long OffsetSeconds);
