using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// The connection as every open page of this instance shows it: one immutable picture without a secret. Two that would be drawn
/// alike are equal.
/// </summary>
public sealed record ConnectionSnapshot
{
    /// <summary>Sandbox or production.</summary>
    public required QboEnvironment Environment { get; init; }

    /// <summary>Grows with every change that QboAdmin writes; 0 when only other programs have written.</summary>
    public long Version { get; init; }

    /// <summary>The state in one word.</summary>
    public ConnectionState State { get; init; }

    /// <summary>Where the tokens are kept.</summary>
    public StorageState Storage { get; init; }

    /// <summary>What the four keys look like.</summary>
    public KeyConditions Keys { get; init; } = KeyConditions.None;

    /// <summary>The connected company's id; null when none is known.</summary>
    public RealmId? Realm { get; init; }

    /// <summary>What is known of the company; null for "unknown".</summary>
    public Company? Company { get; init; }

    /// <summary>The mark of the access token; null when there is none.</summary>
    public Fingerprint? AccessToken { get; init; }

    /// <summary>The mark of the refresh token; null when there is none.</summary>
    public Fingerprint? RefreshToken { get; init; }

    /// <summary>When the access token ends; null when unknown.</summary>
    public DateTimeOffset? AccessTokenEndsAt { get; init; }

    /// <summary>How long the access token lives in all; an hour unless Intuit said otherwise.</summary>
    public TimeSpan AccessTokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>When the refresh token ends if it is not used before; null when unknown.</summary>
    public DateTimeOffset? RefreshTokenEndsAt { get; init; }

    /// <summary>Intuit's hard end, five years after the consent; null when unknown.</summary>
    public DateTimeOffset? HardEndsAt { get; init; }

    /// <summary>When Redis drops the first of the four keys; null when unknown or never.</summary>
    public DateTimeOffset? StoredUntil { get; init; }

    /// <summary>Who connected; null when unknown.</summary>
    public ConnectedBy? ConnectedBy { get; init; }

    /// <summary>Who disconnected last; only while not connected.</summary>
    public DisconnectedBy? DisconnectedBy { get; init; }

    /// <summary>How the last refresh went; null when there was none that QboAdmin made.</summary>
    public RefreshRecord? LastRefresh { get; init; }

    /// <summary>When Intuit last showed that it works; null when never, as far as known.</summary>
    public Proof? Proof { get; init; }

    /// <summary>A test that QuickBooks denied after the last proof; null when there was none.</summary>
    public Doubt? Doubt { get; init; }

    /// <summary>Why a person must reconnect; only in that state, and null when a clock ran out instead.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>When the next refresh is tried; only after a passing failure.</summary>
    public RetryPlan? Retry { get; init; }

    /// <summary>Who is refreshing; only while somebody is.</summary>
    public RefreshUnderway? Underway { get; init; }

    /// <summary>Since when and why Redis is away; null while it answers.</summary>
    public Outage? RedisOutage { get; init; }

    /// <summary>Why the newest tokens could not be saved; only in state <see cref="ConnectionState.NotSaved"/>.</summary>
    public string? NotSavedReason { get; init; }

    /// <summary>
    /// The contract's <c>authenticated</c>: a valid access token is held, or can be had without a person. The last minute of a
    /// token's life does not count.
    /// </summary>
    public bool IsAuthenticated(DateTimeOffset now) => Realm is not null && (HoldsValidToken(now) || CanRenew);

    /// <summary>Whether the access token held is good for at least another minute, as far as anybody knows.</summary>
    public bool HoldsValidToken(DateTimeOffset now) =>
        AccessToken is { } token
        && token != Refusal?.AccessToken
        && AccessTokenEndsAt is { } end
        && end - now > TokenMargins.NoLongerValid;

    private bool CanRenew => RefreshToken is not null
        && State is not (ConnectionState.ReconnectNeeded or ConnectionState.RedisAway or ConnectionState.NotConnected);
}
