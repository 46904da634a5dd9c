namespace QboAdmin.Alerts;

/// <summary>The times of alerts.</summary>
internal sealed class AlertOptions
{
    /// <summary>How often the clocks are looked at when nothing else happens.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long tokens must have been unsaved before anybody outside is told: a hiccup is none of their business.</summary>
    public TimeSpan NotSavedGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After this long an instance that said it would tell, and did not, is taken for dead, and another one tells.</summary>
    public TimeSpan StaleClaim { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The time limit of one delivery.</summary>
    public TimeSpan DeliveryLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The waits before the second and the third try.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; init; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];
}
