using Microsoft.Extensions.Time.Testing;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Fixtures;

/// <summary>One fixed, named value of everything.</summary>
internal static class The
{
    public static readonly DateTimeOffset Moment = new(2026, 11, 19, 20, 48, 31, TimeSpan.Zero);

    public static readonly RealmId Realm = RealmId.Parse("9341453081276012");

    public static readonly RealmId OtherRealm = RealmId.Parse("9130357372941906");

    public static readonly AccessToken AccessToken = AccessToken.Parse("eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.first-access-token");

    public static readonly AccessToken LaterAccessToken = AccessToken.Parse("eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.later-access-token");

    public static readonly RefreshToken RefreshToken = RefreshToken.Parse("RT1-61-H0-1771530491first");

    public static readonly RefreshToken RotatedRefreshToken = RefreshToken.Parse("RT1-62-H0-1771616891rotated");

    public const string ClientId = "the-client";

    public static readonly ClientSecret ClientSecret = new("the-client-secret");

    public static readonly Fingerprinter Fingerprinter = new(ClientSecret);

    public static readonly Instance Instance = new("web.1", "2.4.1", "8f3c2ad", Moment.AddHours(-3));

    public static readonly Actor Operator = new("Grace Wanjiru", Role.Operator);

    public static readonly Actor Viewer = new("Vera Novak", Role.Viewer);

    public static TokenSet Set => new(AccessToken, RefreshToken, Realm, Moment.AddMinutes(42));

    /// <summary>Redis as it looks when it holds this set, written by QboAdmin; null for four missing keys.</summary>
    public static StoredConnection Stored(TokenSet? set, ConnectionMetadata? metadata = null, string runId = "server-1") => new()
    {
        AccessToken = set is null ? Missing<AccessToken>() : Kept(set.AccessToken),
        RefreshToken = set is null ? Missing<RefreshToken>() : Kept(set.RefreshToken),
        Realm = set is null ? Missing<RealmId>() : Kept(set.Realm),
        AccessTokenEndsAt = set is null ? Missing<DateTimeOffset>() : Kept(set.AccessTokenEndsAt),
        Metadata = metadata,
        RunId = runId,
    };

    /// <summary>A set that Intuit has just issued, asked while Redis held <paramref name="before"/>.</summary>
    public static UnsavedTokens Unsaved(TokenSet set, StoredConnection before) => new()
    {
        Tokens = set,
        Origin = new TokenOrigin.Refresh(before),
        Ancestors = before.RefreshToken.Value is { } used ? [used] : [],
        Metadata = ConnectionMetadata.Unknown with { Realm = set.Realm },
        Change = MetadataChange.None,
        Happened = new ConnectionEvent("an-event", Moment, ConnectionEventKind.Refreshed, Instance.Name),
    };

    /// <summary>A set of a person's consent, given while Redis was last known to hold <paramref name="seen"/> (null: never read).</summary>
    public static UnsavedTokens Consented(TokenSet set, DateTimeOffset at, StoredConnection? seen = null) => Unsaved(set, Stored(null)) with
    {
        Origin = new TokenOrigin.Connect(at, seen),
        Ancestors = [],
        Metadata = ConnectionMetadata.Unknown with { Realm = set.Realm, ConnectedBy = new ConnectedBy(Operator.Name, at) },
    };

    /// <summary>A key that holds something usable, for another ninety days.</summary>
    public static StoredValue<T> Kept<T>(T value) => new(KeyCondition.Ok, value, Moment.AddDays(90));

    /// <summary>A key that holds nothing usable.</summary>
    public static StoredValue<T> Unusable<T>(KeyCondition condition) =>
        new(condition, default, condition == KeyCondition.Missing ? null : Moment.AddDays(90));

    private static StoredValue<T> Missing<T>() => Unusable<T>(KeyCondition.Missing);

    public static FakeTimeProvider Clock() => new(Moment);
}
