namespace QboAdmin.Receipts;

/// <summary>How patient the outbox is.</summary>
internal sealed record OutboxOptions
{
    /// <summary>Longer than a request can take, with a new token and a second try: a sender that has not reported back by then is dead, and others take over.</summary>
    public TimeSpan SendingLease { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>The pauses between looks at an outcome that is not known; the last one repeats.</summary>
    public IReadOnlyList<TimeSpan> CheckPauses { get; init; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    /// <summary>
    /// How long a repeat under the same request id is trusted to be answered and not booked again. Intuit does not say how long it
    /// remembers; after this, only looking counts.
    /// </summary>
    public TimeSpan TrustRepeatsFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often each instance looks for something due.</summary>
    public TimeSpan Pulse { get; init; } = TimeSpan.FromSeconds(2);
}
