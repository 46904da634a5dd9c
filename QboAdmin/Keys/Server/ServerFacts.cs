namespace QboAdmin.Keys;

/// <summary>What the server says of itself. What it does not say, or this user may not ask, is null: unknown.</summary>
public sealed record ServerFacts
{
    /// <summary>Nothing known.</summary>
    public static readonly ServerFacts Unknown = new();

    /// <summary>Whether the server was asked.</summary>
    public bool IsRead { get; init; }

    /// <summary>What program it is: Redis, Garnet, Valkey …</summary>
    public string? Product { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>Whether it runs inside this program.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>How long a PING took on the connection that serves tokens, in milliseconds.</summary>
    public double? PingMilliseconds { get; init; }

    /// <summary>Connected clients.</summary>
    public long? Clients { get; init; }

    /// <summary>How many there may be.</summary>
    public long? MaxClients { get; init; }

    /// <summary>Memory used, in bytes.</summary>
    public long? Memory { get; init; }

    /// <summary>How much may be used, in bytes; 0 for no limit.</summary>
    public long? MaxMemory { get; init; }

    /// <summary>What is evicted when memory is full, such as <c>noeviction</c>.</summary>
    public string? EvictionPolicy { get; init; }

    /// <summary>Keys evicted since the server started.</summary>
    public long? Evicted { get; init; }

    /// <summary>What outlives a restart.</summary>
    public ServerPersistence Persistence { get; init; }

    /// <summary>How the line is protected.</summary>
    public LineSafety Line { get; init; }

    /// <summary>The flags of <c>notify-keyspace-events</c>; empty for off.</summary>
    public string? Notifications { get; init; }

    /// <summary>Whether the flags are those that QboAdmin listens to.</summary>
    public bool AreNotificationsUsed { get; init; }

    /// <summary>How many keys there are.</summary>
    public long? Keys { get; init; }

    /// <summary>Whether the server may throw tokens away when its memory is full: every one of them has an end.</summary>
    public bool MayEvict => EvictionPolicy is { } policy and not "noeviction" && policy.Length > 0;
}

/// <summary>What outlives a restart of the server.</summary>
public enum ServerPersistence
{
    /// <summary>It does not say.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>What the last snapshot held.</summary>
    Snapshots,

    /// <summary>Every write, or all but those of the last second.</summary>
    EveryWrite,
}

/// <summary>How the line to the server is protected.</summary>
public enum LineSafety
{
    /// <summary>Not at all, but it does not leave this machine.</summary>
    ThisMachine,

    /// <summary>Not at all.</summary>
    Plain,

    /// <summary>Encrypted; whoever is at the other end is taken.</summary>
    Unverified,

    /// <summary>Encrypted, and the server has shown who it is.</summary>
    Verified,
}
