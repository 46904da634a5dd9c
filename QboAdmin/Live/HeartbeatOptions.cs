namespace QboAdmin.Live;

/// <summary>How often instances say that they live, and when they are given up.</summary>
internal sealed class HeartbeatOptions
{
    /// <summary>Between two heartbeats when nothing changes.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After this long without one, an instance is shown as silent.</summary>
    public TimeSpan Silent { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After this long without one, it is taken off the list.</summary>
    public TimeSpan Gone { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The least time between two heartbeats, however much changes.</summary>
    public TimeSpan AtMostEvery { get; init; } = TimeSpan.FromMilliseconds(200);
}
