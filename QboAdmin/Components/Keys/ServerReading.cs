using System.Globalization;
using QboAdmin.Components.Common;
using QboAdmin.Keys;

namespace QboAdmin.Components.Keys;

/// <summary>One thing the server says of itself, judged.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">What it says.</param>
/// <param name="Tone">What that means.</param>
internal sealed record ServerReading(string Name, string Value, Tone Tone = Tone.Calm)
{
    private const double NearlyFull = 0.8;
    private const double NearlyAllClients = 0.7;
    private const string Unknown = "unknown";

    /// <summary>What follows from it; null when nothing does.</summary>
    public string? Advice { get; init; }

    /// <summary>The command that changes it; null for none.</summary>
    public string? Command { get; init; }

    public static IReadOnlyList<ServerReading> Of(ServerFacts facts) =>
    [
        new("Server", $"{facts.Product ?? "Redis"} {facts.Version}{(facts.IsEmbedded ? ", inside this program" : "")}"),
        Answer(facts), Clients(facts), Memory(facts), Eviction(facts), Persistence(facts), Line(facts), Notifications(facts),
    ];

    private static ServerReading Answer(ServerFacts facts) => new("Answer", facts.PingMilliseconds is { } ping ? $"{ping.ToString("0.0", CultureInfo.CurrentCulture)} ms" : Unknown);

    private static ServerReading Clients(ServerFacts facts) => facts switch
    {
        { Clients: { } clients, MaxClients: { } most and > 0 } when clients >= most * NearlyAllClients => new("Clients", $"{clients:N0} of {most:N0}", Tone.Warn)
        {
            Advice = "At a deploy old and new instances overlap, three connections each; when none is left, the new ones can't start.",
        },
        { Clients: { } clients, MaxClients: { } most and > 0 } => new("Clients", $"{clients:N0} of {most:N0}"),
        { Clients: { } clients } => new("Clients", $"{clients:N0}, limit {Unknown}"),
        { MaxClients: { } most and > 0 } => new("Clients", $"{Unknown} of {most:N0}"),
        _ => new("Clients", Unknown),
    };

    private static ServerReading Memory(ServerFacts facts) => facts switch
    {
        { Memory: { } used, MaxMemory: { } most and > 0 } when used >= most * NearlyFull => new("Memory", $"{Sizes.Say(used)} of {Sizes.Say(most)}", Tone.Warn)
        {
            Advice = "When it is full, new tokens can't be saved. QboAdmin's own caches go first.",
        },
        { Memory: { } used, MaxMemory: { } most and > 0 } => new("Memory", $"{Sizes.Say(used)} of {Sizes.Say(most)}"),
        { Memory: { } used, MaxMemory: 0 } => new("Memory", $"{Sizes.Say(used)}, no limit"),
        { Memory: { } used } => new("Memory", $"{Sizes.Say(used)}, limit {Unknown}"),
        _ => new("Memory", Unknown),
    };

    private static ServerReading Eviction(ServerFacts facts) => facts switch
    {
        { EvictionPolicy: null or "" } => new("Eviction", Unknown),
        { MayEvict: true } => new("Eviction", facts.EvictionPolicy, facts.MaxMemory == 0 ? Tone.Warn : Tone.Bad)
        {
            Advice = facts.MaxMemory == 0
                ? "Nothing is evicted without a limit; once there is one, tokens may be: each has an end."
                : $"When memory is full, tokens may be thrown away: each has an end.{(facts.Evicted is > 0 and { } evicted ? $" {evicted:N0} keys were evicted already." : "")}",
            Command = "CONFIG SET maxmemory-policy noeviction",
        },
        _ => new("Eviction", $"{facts.EvictionPolicy}: tokens stay"),
    };

    private static ServerReading Persistence(ServerFacts facts) => facts.Persistence switch
    {
        ServerPersistence.EveryWrite => new("Persistence", "every write is on disk"),
        ServerPersistence.Snapshots => new("Persistence", "snapshots: the last minutes may be lost"),
        ServerPersistence.None => new("Persistence", "none", Tone.Warn) { Advice = "A restart of Redis loses the tokens. An instance that still holds them writes them back." },
        _ => new("Persistence", Unknown),
    };

    private static ServerReading Line(ServerFacts facts) => facts.Line switch
    {
        LineSafety.Verified => new("Line", "TLS, certificate checked"),
        LineSafety.Unverified => new("Line", "TLS, any certificate", Tone.Warn) { Advice = "Somebody in between could read the tokens. Set REDIS_TLS to the certificate's SHA-256." },
        LineSafety.Plain => new("Line", "no TLS", Tone.Warn) { Advice = "Tokens cross the network in the clear. Use rediss:// in REDIS_URL." },
        _ => new("Line", "no TLS, stays on this machine"),
    };

    private static ServerReading Notifications(ServerFacts facts) => facts switch
    {
        { AreNotificationsUsed: true } => new("Notifications", "on: changes are told at once"),
        { IsEmbedded: true } => new("Notifications", "not offered: the keys are read twice a second"),
        { Notifications: null } => new("Notifications", $"{Unknown}: the keys are read twice a second"),
        _ => new("Notifications", "off: the keys are read twice a second") { Advice = "Redis can tell of each change itself.", Command = "CONFIG SET notify-keyspace-events Kg$hx" },
    };
}
