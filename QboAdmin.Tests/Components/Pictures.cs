using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components;

/// <summary>Pictures of the connection in each of its states, made from facts by the product's own builder, so that each can really be.</summary>
internal static class Pictures
{
    public static readonly Company Company = new("Mwangaza Friends", "US");

    public static readonly Fingerprint AccessMark = The.Fingerprinter.Of(The.AccessToken);

    public static readonly Fingerprint RefreshMark = The.Fingerprinter.Of(The.RefreshToken);

    /// <summary>What QboAdmin knows of a set that it wrote itself and that works.</summary>
    public static readonly ConnectionMetadata Known = new()
    {
        Version = 17,
        Realm = The.Realm,
        Company = Company,
        ConnectedBy = new ConnectedBy(The.Operator.Name, The.Moment.AddDays(-2)),
        Issued = new IssuedTokens(AccessMark, RefreshMark, TimeSpan.FromHours(1), The.Moment.AddDays(99), The.Moment.AddDays(1_820)),
        LastRefresh = new RefreshRecord(The.Moment.AddMinutes(-18), "web.2", RefreshRecordOutcome.Rotated, 212, "1-673cf2a1", null),
        Proof = new Proof(The.Moment.AddMinutes(-18), ProofKind.Refreshed, 212),
    };

    public static ConnectionSnapshot Starting => new() { Environment = QboEnvironment.Sandbox };

    public static ConnectionSnapshot NotConnected => Of(The.Stored(null));

    public static ConnectionSnapshot Connected => Of(The.Stored(The.Set, Known));

    /// <summary>Four keys of a program that knows nothing of QboAdmin.</summary>
    public static ConnectionSnapshot WrittenElsewhere => Of(The.Stored(The.Set));

    public static ConnectionSnapshot RefreshDue => Of(The.Stored(The.Set with { AccessTokenEndsAt = The.Moment.AddMinutes(4) }, Known));

    public static ConnectionSnapshot Refreshing => Of(The.Stored(The.Set, Known with
    {
        Underway = new RefreshUnderway("web.2", The.Moment, The.Moment.AddSeconds(20)),
    }));

    public static ConnectionSnapshot RetryWaiting => WaitsBecause("Intuit answered 503");

    public static ConnectionSnapshot ReconnectNeeded => Of(The.Stored(The.Set, Known with
    {
        Refusal = new Refusal(RefreshMark, The.Moment.AddMinutes(-1), "invalid_grant", "1-673cf2a1", "web.2"),
    }));

    /// <summary>No refusal: Intuit's own end has come.</summary>
    public static ConnectionSnapshot Ended => Of(The.Stored(The.Set, Known with
    {
        Issued = Known.Issued! with { RefreshTokenEndsAt = The.Moment.AddSeconds(-5) },
    }));

    public static ConnectionSnapshot RedisAway => Of(The.Stored(The.Set, Known), outage: TheOutage);

    /// <summary>Started while Redis was away: nothing has ever been read.</summary>
    public static ConnectionSnapshot RedisNeverSeen => Of(null, outage: TheOutage);

    public static ConnectionSnapshot NotSaved => Of(The.Stored(The.Set, Known), MemoryState.Empty with
    {
        Metadata = Known,
        Unsaved = The.Unsaved(The.Set, The.Stored(The.Set, Known)) with { Reason = "Redis is full" },
    });

    public static Outage TheOutage { get; } = new(The.Moment.AddMinutes(-3), "connection refused at 127.0.0.1:6379");

    public static ConnectionSnapshot WaitsBecause(string reason) => Of(The.Stored(The.Set, Known with
    {
        Retry = new RetryPlan(RefreshMark, The.Moment.AddSeconds(40), reason, 2),
    }));

    /// <summary>Nobody is connected any more, since somebody pressed Disconnect.</summary>
    public static ConnectionSnapshot Disconnected(RevokeState revoke) => Of(The.Stored(null, new ConnectionMetadata
    {
        Version = 18,
        DisconnectedBy = new DisconnectedBy(The.Operator.Name, The.Moment.AddMinutes(-2), Company.Name, revoke),
    }));

    /// <summary>A set of which at least one key can't be used.</summary>
    public static ConnectionSnapshot Broken(Func<StoredConnection, StoredConnection> how) => Of(how(The.Stored(The.Set, Known)));

    public static ConnectionSnapshot Doubted(string reason) =>
        Of(The.Stored(The.Set, Known with { Doubt = new Doubt(The.Moment.AddMinutes(-1), reason) }));

    public static ConnectionSnapshot Of(StoredConnection? stored, MemoryState? memory = null, Outage? outage = null)
    {
        memory ??= MemoryState.Empty with { Stored = stored, Metadata = stored?.Metadata ?? ConnectionMetadata.Unknown };
        return new SnapshotBuilder(The.Fingerprinter).Build(new SnapshotFacts(QboEnvironment.Sandbox, stored, memory, outage, The.Moment));
    }
}
