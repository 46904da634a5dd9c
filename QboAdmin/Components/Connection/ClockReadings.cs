using QboAdmin.Components.Common;
using QboAdmin.Tokens;

namespace QboAdmin.Components.Connection;

/// <summary>Reads the four clocks off a snapshot, the first to end first.</summary>
internal static class ClockReadings
{
    /// <summary>As Intuit issues it (OAuth 2.0 reference): 101 days, of which it promises 100.</summary>
    private static readonly TimeSpan RefreshTokenLife = TimeSpan.FromSeconds(8_726_400);

    /// <summary>Five years from the consent (Intuit, refresh token policy of November 2025).</summary>
    private static readonly TimeSpan HardLife = TimeSpan.FromSeconds(157_680_000);

    private static readonly TimeSpan StoredLife = TimeSpan.FromDays(90);

    public static IReadOnlyList<ClockReading> Of(ConnectionSnapshot snapshot) =>
    [
        .. new[] { AccessToken(snapshot), RefreshToken(snapshot), HardEnd(snapshot), Stored(snapshot) }
            .OrderBy(clock => clock.EndsAt ?? DateTimeOffset.MaxValue),
    ];

    private static ClockReading AccessToken(ConnectionSnapshot snapshot)
    {
        var life = snapshot.AccessTokenLife;
        var clock = new ClockReading(
            "Access token",
            snapshot.AccessTokenEndsAt,
            life,
            life == TimeSpan.FromHours(1) ? "1 h" : $"{life.TotalMinutes:0} min",
            TokenMargins.RefreshDue,
            TokenMargins.NoLongerValid);
        return snapshot switch
        {
            { AccessToken: null } => Nothing(clock, snapshot),
            { State: ConnectionState.ReconnectNeeded } => clock with { Who = "can't be renewed", WhoIcon = "bad" },
            { State: ConnectionState.RedisAway } => clock with { Who = "renews when Redis is back", WhoIcon = "warn" },
            { AccessTokenEndsAt: { } end } => clock with { Who = "renews itself at", WhoAt = end - TokenMargins.Keeper },
            _ => clock with { Instead = "unknown", EndText = "token_expires_at can't be read", Who = "a refresh sets it", Fixed = Tone.Calm },
        };
    }

    private static ClockReading RefreshToken(ConnectionSnapshot snapshot)
    {
        var clock = new ClockReading(
            "Refresh token", snapshot.RefreshTokenEndsAt, RefreshTokenLife, "101 d", TimeSpan.FromDays(14), TimeSpan.FromDays(3));
        return snapshot switch
        {
            { RefreshToken: null } => Nothing(clock, snapshot),
            { Refusal: { } refusal } => clock with
            {
                Instead = "refused",
                EndsAt = null,
                LastKnown = refusal.At,
                EndText = "by Intuit",
                Who = "a person signs in again",
                WhoIcon = "user",
                Fixed = Tone.Bad,
            },
            { RefreshTokenEndsAt: null } => Unknown(clock),
            _ => clock with { Who = "moves with each refresh" },
        };
    }

    private static ClockReading HardEnd(ConnectionSnapshot snapshot)
    {
        var clock = new ClockReading(
            "Intuit’s hard end", snapshot.HardEndsAt, HardLife, "5 y", TimeSpan.FromDays(30), TimeSpan.FromDays(7)) { NeedsPerson = true };
        return snapshot switch
        {
            { RefreshToken: null } => Nothing(clock, snapshot),
            { Refusal: not null } => clock with { Who = "starts anew on reconnect", WhoIcon = "user", Fixed = Tone.Calm, EndsAt = null, Instead = "–" },
            { HardEndsAt: null } => Unknown(clock),
            _ => clock with { Who = "a person signs in before that", WhoIcon = "user" },
        };
    }

    private static ClockReading Stored(ConnectionSnapshot snapshot)
    {
        var clock = new ClockReading("Redis TTL", snapshot.StoredUntil, StoredLife, "90 d", TimeSpan.FromDays(14), TimeSpan.FromDays(3));
        return snapshot switch
        {
            { Keys.IsEmpty: true } => Nothing(clock, snapshot),
            { Storage: StorageState.NotSaved } => clock with
            {
                EndsAt = null, Instead = "not saved", Who = "starts when Redis takes them", WhoIcon = "chip", Fixed = Tone.Warn,
            },
            { RedisOutage: not null } => clock with
            {
                EndsAt = null,
                Instead = "unknown",
                LastKnown = snapshot.StoredUntil,
                EndText = "last known",
                Who = "can't be read now",
                WhoIcon = "dboff",
                Fixed = Tone.Calm,
            },
            { StoredUntil: null } => clock with { Instead = "no end", EndText = "the keys never expire", Who = "a save sets 90 days", Fixed = Tone.Calm },
            _ => clock with { Who = "starts again with each save" },
        };
    }

    private static ClockReading Unknown(ClockReading clock) =>
        clock with { Instead = "unknown", EndText = "another program wrote the set", Who = "known after a refresh", WhoIcon = "info", Fixed = Tone.Calm };

    private static ClockReading Nothing(ClockReading clock, ConnectionSnapshot snapshot) => clock with
    {
        EndsAt = null,
        Instead = "–",
        EndText = snapshot.Keys.IsEmpty ? "not connected" : "its key is not usable",
        Who = snapshot.State == ConnectionState.RedisAway ? "can't be read now" : "starts when somebody connects",
        WhoIcon = "link",
        Fixed = Tone.Calm,
    };
}
