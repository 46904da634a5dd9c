namespace QboAdmin.Live;

/// <summary>How the link to the hub is kept.</summary>
internal sealed class LinkOptions
{
    /// <summary>
    /// How long the hub may be silent before the link is taken for broken. Inside one process nobody sends keep-alives, so silence says nothing;
    /// SignalR's own 30 s would end every link that has no news for so long.
    /// </summary>
    public TimeSpan SilentFor { get; init; } = TimeSpan.FromDays(3_650);
}
