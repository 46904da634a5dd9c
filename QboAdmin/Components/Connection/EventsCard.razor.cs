using Microsoft.AspNetCore.Components;
using QboAdmin.Tokens;

namespace QboAdmin.Components.Connection;

/// <summary>The latest events as they happen. Holding still for a reader is a matter of this page alone.</summary>
public sealed partial class EventsCard
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private EventList _shown = EventList.Empty;
    private bool _isFirst = true;
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
            _shown = Events;
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        // What was there when the page opened is not news.
        if (_shown.Events.Length > 0)
        {
            _isFirst = false;
        }
    }

    private void Toggle()
    {
        _isPaused = !_isPaused;
        _shown = _isPaused ? _shown : Events;
    }
}
