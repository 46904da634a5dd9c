using QboAdmin.Values;

namespace QboAdmin.Live;

/// <summary>An instance that is no longer there.</summary>
/// <param name="Instance">Which one.</param>
/// <param name="At">When it said goodbye, or when it was last heard.</param>
/// <param name="SaidGoodbye">Whether it ended in order; if not, it fell silent and was taken off the list.</param>
public sealed record InstanceDeparture(Instance Instance, DateTimeOffset At, bool SaidGoodbye);
