namespace QboAdmin.Deploy;

/// <summary>What a Redis server says of itself. Null where it did not say, as hosted servers often don't.</summary>
internal sealed record RedisFacts
{
    public required string Version { get; init; }

    /// <summary>The quickest of three round trips.</summary>
    public required double Milliseconds { get; init; }

    public string? Policy { get; init; }

    public long? UsedBytes { get; init; }

    /// <summary>0 for no limit.</summary>
    public long? MaxBytes { get; init; }

    public bool? KeepsAppendFile { get; init; }

    /// <summary>When snapshots are taken, as <c>CONFIG</c> has it; empty for never.</summary>
    public string? Snapshots { get; init; }

    /// <summary>Whether the last write to its disk worked.</summary>
    public bool DiskWorks { get; init; } = true;

    public int? Clients { get; init; }

    public int? MaxClients { get; init; }

    /// <summary>The flags of keyspace notifications; empty for off.</summary>
    public string? Notifications { get; init; }
}
