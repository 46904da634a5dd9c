using System.Globalization;
using QboAdmin.Components.Common;
using QboAdmin.Tokens;

namespace QboAdmin.Components.Activity;

/// <summary>An entry of the flight recorder in words and in a shape.</summary>
/// <param name="Shape">How the lanes draw it.</param>
/// <param name="Tone">What it means.</param>
/// <param name="Icon">The picture in the table.</param>
/// <param name="Text">In a few words.</param>
internal sealed record FlightWords(FlightShape Shape, Tone Tone, string Icon, string Text)
{
    public static FlightWords Of(Flight flight) => flight.Kind switch
    {
        FlightKind.Underway => new(FlightShape.Ring, Tone.Busy, "refresh", "On its way"),
        FlightKind.Refreshed => new(FlightShape.Dot, Tone.Ok, "refresh", "Refreshed"),
        FlightKind.Rotated => new(FlightShape.Dot, Tone.Ok, "refresh", "Refreshed, rotated"),
        FlightKind.NotSaved => new(FlightShape.HollowDiamond, Tone.Warn, "chip", "Refreshed, not saved"),
        FlightKind.NothingToDo => new(FlightShape.SmallRing, Tone.Calm, "check", "Nothing left to do"),
        FlightKind.Busy => new(FlightShape.HollowDiamond, Tone.Warn, "lock", "Lock not had"),
        FlightKind.NotAsked => new(FlightShape.SmallRing, Tone.Calm, "clock", "Intuit not asked"),
        FlightKind.Failed => new(FlightShape.HollowDiamond, Tone.Warn, "history", "Failed, tried again"),
        FlightKind.Refused => new(FlightShape.Diamond, Tone.Bad, "bad", "Refused"),
        FlightKind.Outage => new(FlightShape.Hatch, Tone.Warn, "dboff", "Redis away"),
        FlightKind.Connected => new(FlightShape.Line, Tone.Ok, "link", "Connected"),
        FlightKind.Disconnected => new(FlightShape.Line, Tone.Calm, "unlink", "Disconnected"),
        FlightKind.WrittenElsewhere => new(FlightShape.Square, Tone.Calm, "pen", "Another program wrote"),
        FlightKind.Restored => new(FlightShape.Square, Tone.Ok, "db", "Restored from memory"),
        FlightKind.TakenOver => new(FlightShape.Square, Tone.Warn, "lock", "Lock taken over"),
        _ => new(FlightShape.Square, Tone.Calm, "info", flight.Kind.ToString()),
    };

    public static string Reason(Flight flight) => flight.Reason switch
    {
        RefreshReason.Keeper => "in good time",
        RefreshReason.Caller => "somebody needed a token",
        RefreshReason.TokenRefused => "QuickBooks refused the token",
        RefreshReason.Person => "button",
        RefreshReason.PersonAlone => "button, without Redis",
        _ => flight.By ?? "",
    };

    /// <summary>What a mark says when it is pointed at.</summary>
    public static string Title(Flight flight)
    {
        var at = flight.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var took = flight.IntuitMilliseconds is { } milliseconds ? $", Intuit {milliseconds} ms" : "";
        return $"{Of(flight).Text} · {flight.Instance} · {at}{took}{(flight.Why is { } why ? $" · {why}" : "")}";
    }
}

/// <summary>How the lanes draw an entry: the shape tells the outcome, never the colour alone.</summary>
public enum FlightShape
{
    /// <summary>New tokens.</summary>
    Dot,

    /// <summary>On its way.</summary>
    Ring,

    /// <summary>Nothing came of it, and nothing had to.</summary>
    SmallRing,

    /// <summary>A passing failure.</summary>
    HollowDiamond,

    /// <summary>A person is needed.</summary>
    Diamond,

    /// <summary>Somebody else's doing.</summary>
    Square,

    /// <summary>A connect or a disconnect: across all lanes.</summary>
    Line,

    /// <summary>An outage: as long as it lasted.</summary>
    Hatch,
}
