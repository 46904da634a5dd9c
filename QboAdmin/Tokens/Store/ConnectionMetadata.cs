using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// What QboAdmin knows of the connection beyond the contract's four keys. All of it may be missing: tokens written by another program
/// work without it.
/// </summary>
internal sealed record ConnectionMetadata
{
    public static readonly ConnectionMetadata Unknown = new();

    public long Version { get; init; }

    /// <summary>The realm all the rest is about; when the stored realm is another, the rest is void.</summary>
    public RealmId? Realm { get; init; }

    public Company? Company { get; init; }

    public ConnectedBy? ConnectedBy { get; init; }

    public DisconnectedBy? DisconnectedBy { get; init; }

    public IssuedTokens? Issued { get; init; }

    public RefreshRecord? LastRefresh { get; init; }

    public Proof? Proof { get; init; }

    public Doubt? Doubt { get; init; }

    public Refusal? Refusal { get; init; }

    public RetryPlan? Retry { get; init; }

    public RefreshUnderway? Underway { get; init; }

    /// <summary>Another text after each takeover of the refresh lock; null before the first.</summary>
    public string? Fence { get; init; }
}
