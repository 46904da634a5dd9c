using QboAdmin.Components.Common;
using QboAdmin.Tokens;

namespace QboAdmin.Components.Connection;

/// <summary>An event in words.</summary>
/// <param name="Icon">The picture before it.</param>
/// <param name="Tone">What it means.</param>
/// <param name="Text">The sentence.</param>
/// <param name="By">Who did it, where, and how long it took.</param>
internal sealed record EventWords(string Icon, Tone Tone, string Text, string By)
{
    public static EventWords Of(ConnectionEvent happened)
    {
        var (icon, tone, text) = Say(happened);
        var by = string.Join(" · ", new[]
        {
            happened.By,
            happened.Instance,
            happened.Milliseconds is { } milliseconds ? $"{milliseconds} ms" : null,
        }.OfType<string>());
        return new EventWords(icon, tone, text, by);
    }

    private static (string Icon, Tone Tone, string Text) Say(ConnectionEvent happened) => happened.Kind switch
    {
        ConnectionEventKind.Connected => ("ok", Tone.Ok, $"Connected to {happened.About}"),
        ConnectionEventKind.Disconnected => ("unlink", Tone.Calm, $"Disconnected{(happened.About is { } company ? $" from {company}" : "")}"),
        ConnectionEventKind.Revoked => ("unlink", Tone.Calm, $"Intuit revoked the access{(happened.About is { } company ? $" to {company}" : "")}"),
        ConnectionEventKind.RevokeFailed => ("warn", Tone.Warn, "Intuit could not be told of the disconnect: remove the app inside QuickBooks"),
        ConnectionEventKind.Refreshed => ("refresh", Tone.Calm, "Access token refreshed"),
        ConnectionEventKind.RefreshFailed => ("warn", Tone.Warn, $"Refresh failed: {happened.Reason}"),
        ConnectionEventKind.RefreshRefused => ("bad", Tone.Bad, $"Intuit refused the refresh token ({happened.Reason}): reconnect needed"),
        ConnectionEventKind.TestPassed => ("ok", Tone.Ok, $"Test: {happened.About} answered"),
        ConnectionEventKind.TestFailed => ("bad", Tone.Bad, $"Test failed: {happened.Reason}"),
        ConnectionEventKind.WrittenElsewhere => ("pen", Tone.Calm, "Another program wrote the tokens"),
        ConnectionEventKind.SetBroken => ("key", Tone.Bad, $"The set in Redis is incomplete: {happened.About}"),
        ConnectionEventKind.SetDeleted => ("key", Tone.Warn, "All four keys are gone from Redis, and nobody disconnected here"),
        ConnectionEventKind.RedisLost => ("dboff", Tone.Warn, $"Redis away: {happened.Reason}. Tokens stay in memory"),
        ConnectionEventKind.RedisBack => ("db", Tone.Ok, "Redis answers again"),
        ConnectionEventKind.Restored => ("db", Tone.Ok, $"Restored from memory: Redis {happened.Reason}"),
        ConnectionEventKind.NotSaved => ("chip", Tone.Bad, $"New tokens could not be saved: {happened.Reason}"),
        ConnectionEventKind.GaveWay => ("warn", Tone.Warn, $"{happened.About} was not connected after all: Redis holds another company"),
        ConnectionEventKind.Healed => ("doctor", Tone.Ok, $"The set in Redis was healed: {happened.About}"),
        ConnectionEventKind.SavedLate => ("db", Tone.Ok, "The tokens that waited in memory are saved"),
        _ => ("info", Tone.Calm, happened.Kind.ToString()),
    };
}
