using Microsoft.AspNetCore.Components;
using QboAdmin.Tokens;

namespace QboAdmin.Components.Connection;

/// <summary>The latest events as they happen. Holding still for a reader is a matter of this page alone.</summary>
public sealed partial class EventsCard
{
    private EventList _shown = EventList.Empty;
    private HashSet<string>? _seen;
    private HashSet<string> _new = [];
    private bool _isPaused;

    /// <summary>The events, newest first.</summary>
    [Parameter, EditorRequired]
    public EventList Events { get; set; } = EventList.Empty;

    /// <summary>Whether the events of all instances are among them.</summary>
    [Parameter]
    public bool IsShared { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!_isPaused)
        {
            Show(Events);
        }
    }

    private void Show(EventList events)
    {
        _shown = events;
        var ids = events.Events.Select(happened => happened.Id).ToHashSet(StringComparer.Ordinal);

        // What was there when the page opened is not news.
        _new = _seen is null ? [] : [.. ids.Except(_seen)];
        _seen = ids.Count > 0 ? ids : _seen;
    }

    private void Toggle()
    {
        _isPaused = !_isPaused;
        if (!_isPaused)
        {
            Show(Events);
        }
    }
}
