using QboAdmin.Components.Common;
using QboAdmin.Tokens;

namespace QboAdmin.Components.Connection;

/// <summary>How a state is named everywhere: its word, its picture and its tone.</summary>
/// <param name="Word">On the state card.</param>
/// <param name="Short">On chips and in lists.</param>
/// <param name="Icon">One picture for each.</param>
/// <param name="Tone">What it means.</param>
internal sealed record StateWords(string Word, string Short, string Icon, Tone Tone)
{
    public static StateWords Of(ConnectionState state) => state switch
    {
        ConnectionState.Connected => new("Connected", "Connected", "ok", Tone.Ok),
        ConnectionState.RefreshDue => new("Refresh due", "Refresh due", "clock", Tone.Ok),
        ConnectionState.Refreshing => new("Refreshing", "Refreshing", "refresh", Tone.Busy),
        ConnectionState.RetryWaiting => new("Retry waiting", "Retry waiting", "history", Tone.Warn),
        ConnectionState.NotSaved => new("Connected, not saved", "Not saved", "chip", Tone.Warn),
        ConnectionState.RedisAway => new("Redis away, last known state", "Redis away", "dboff", Tone.Warn),
        ConnectionState.SetIncomplete => new("Set incomplete", "Set incomplete", "key", Tone.Bad),
        ConnectionState.ReconnectNeeded => new("Reconnect needed", "Reconnect", "bad", Tone.Bad),
        ConnectionState.NotConnected => new("Not connected", "Not connected", "unlink", Tone.Calm),
        _ => new("Starting", "Starting", "clock", Tone.Calm),
    };

    /// <summary>The words for what another instance says it shows; another release may know other states.</summary>
    public static StateWords OfName(string name) =>
        Enum.TryParse<ConnectionState>(name, out var state) ? Of(state) : new(name, name, "info", Tone.Calm);
}
