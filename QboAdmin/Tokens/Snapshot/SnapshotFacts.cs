using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>Everything a snapshot is made of.</summary>
internal sealed record SnapshotFacts(
    QboEnvironment Environment,
    StoredConnection? Stored,
    MemoryState Memory,
    Outage? Outage,
    DateTimeOffset Now);
