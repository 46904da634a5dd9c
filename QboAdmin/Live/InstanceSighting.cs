namespace QboAdmin.Live;

/// <summary>One instance as this one sees it. Equal when the dashboard would draw it alike, whatever its vital signs.</summary>
/// <param name="Report">What it said last.</param>
/// <param name="SilentSince">When it was last heard, once that is too long ago; null while its heart beats.</param>
/// <param name="IsThis">Whether it is the instance that looks.</param>
public sealed record InstanceSighting(InstanceReport Report, DateTimeOffset? SilentSince, bool IsThis)
{
    /// <summary>How it was with its last heartbeat; null when another release did not say.</summary>
    public InstanceVitals? Vitals { get; init; }

    /// <summary>When it was last heard, by this instance's clock.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <inheritdoc/>
    public bool Equals(InstanceSighting? other) =>
        other is not null && Report == other.Report && SilentSince == other.SilentSince && IsThis == other.IsThis;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Report, SilentSince, IsThis);
}
