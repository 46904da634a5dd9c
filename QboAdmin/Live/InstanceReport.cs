using QboAdmin.Values;

namespace QboAdmin.Live;

/// <summary>What one instance says of itself with each heartbeat. Two that would be shown alike are equal; what ticks is in <see cref="InstanceVitals"/>.</summary>
/// <param name="Instance">Which one.</param>
/// <param name="Shows">The connection state its pages show, as a short word.</param>
/// <param name="Version">The version of the connection behind that word.</param>
/// <param name="Pages">How many pages are open on it.</param>
public sealed record InstanceReport(Instance Instance, string Shows, long Version, int Pages)
{
    /// <summary>The mark of the tokens its pages show; null when there are none, or another release did not say.</summary>
    public string? Mark { get; init; }

    /// <summary>The id of its key ring, the same wherever cookies are read alike; null when not known.</summary>
    public string? KeyRing { get; init; }

    /// <summary>Whether news from other instances reaches it through the backplane.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Whether it has been told to end and asks its pages to move over.</summary>
    public bool IsLeaving { get; init; }
}
