namespace QboAdmin.Tokens;

/// <summary>Picks from the events what explains an attempt that comes after: connects, disconnects and what other programs wrote.</summary>
internal sealed class FlightMarks
{
    private HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The entries for events that were not there the last time. The same event gives the same entry on every instance.</summary>
    public IReadOnlyList<Flight> Of(EventList events)
    {
        var marks = events.Events
            .Where(happened => !_seen.Contains(happened.Id))
            .Select(happened => Kind(happened.Kind) is { } kind ? NewMark(happened, kind) : null)
            .OfType<Flight>()
            .ToList();
        _seen = events.Events.Select(happened => happened.Id).ToHashSet(StringComparer.Ordinal);
        return marks;
    }

    private static Flight NewMark(ConnectionEvent happened, FlightKind kind) => new(happened.Id, happened.At, kind, happened.Instance)
    {
        By = happened.By,
        Why = happened.About ?? happened.Reason,
        AccessTokenBefore = happened.Before,
        AccessTokenAfter = happened.After,
    };

    private static FlightKind? Kind(ConnectionEventKind kind) => kind switch
    {
        ConnectionEventKind.Connected => FlightKind.Connected,
        ConnectionEventKind.Disconnected => FlightKind.Disconnected,
        ConnectionEventKind.WrittenElsewhere => FlightKind.WrittenElsewhere,
        ConnectionEventKind.Restored => FlightKind.Restored,
        _ => null,
    };
}
