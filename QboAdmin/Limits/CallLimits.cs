namespace QboAdmin.Limits;

/// <summary>Intuit's limits for one company and one app (Intuit, limits and throttles), and how long our own callers wait for their turn.</summary>
internal sealed record CallLimits
{
    public int PerMinute { get; init; } = 500;

    public int PerSecond { get; init; } = 10;

    /// <summary>Older documents speak of ten at once where newer ones say ten a second; both are kept.</summary>
    public int AtOnce { get; init; } = 10;

    public int BatchesPerMinute { get; init; } = 40;

    /// <summary>A caller who would have to wait longer for a turn is told when to come back.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A turn that is never given back, because its process died, ends by itself: a little after the longest call.</summary>
    public TimeSpan TurnLife { get; init; } = TimeSpan.FromSeconds(60);
}
