using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>The four keys of one environment at one moment, and what QboAdmin noted about them. Equal when they would be drawn alike.</summary>
/// <param name="Environment">Whose keys.</param>
/// <param name="AccessToken"><c>access_token</c>.</param>
/// <param name="RefreshToken"><c>refresh_token</c>.</param>
/// <param name="RealmId"><c>realm_id</c>.</param>
/// <param name="ExpiresAt"><c>token_expires_at</c>.</param>
public sealed record KeySetPicture(QboEnvironment Environment, KeyFact AccessToken, KeyFact RefreshToken, KeyFact RealmId, KeyFact ExpiresAt)
{
    /// <summary>The name of the company behind the stored realm; null when it is not known.</summary>
    public string? Company { get; init; }

    /// <summary>The realm that the stored refresh token was issued for; null when QboAdmin has not issued it.</summary>
    public RealmId? IssuedRealm { get; init; }

    /// <summary>When the stored access token ends; null when QboAdmin has not issued it.</summary>
    public DateTimeOffset? IssuedEnd { get; init; }

    /// <summary>All four in the order of the contract.</summary>
    public IReadOnlyList<KeyFact> All => [AccessToken, RefreshToken, RealmId, ExpiresAt];

    /// <summary>The pattern that all four names fit.</summary>
    public string Pattern => $"{RedisKeys.TokenPrefix}{Environment.Key()}:*";

    /// <summary>When the first of them ends; null when none does.</summary>
    public DateTimeOffset? FirstEnd => All.Min(fact => fact.GoneAt);

    /// <summary>How many of them exist.</summary>
    public int Count => All.Count(fact => fact.Exists);

    /// <summary>One of them.</summary>
    public KeyFact this[TokenPart part] => All[(int)part];

    /// <summary>Four missing keys.</summary>
    public static KeySetPicture Empty(QboEnvironment environment)
    {
        var keys = new RedisKeys(environment);
        return new KeySetPicture(environment, None(TokenPart.AccessToken), None(TokenPart.RefreshToken), None(TokenPart.RealmId), None(TokenPart.ExpiresAt));

        KeyFact None(TokenPart part) => new(part, keys.KeyOf(part).ToString());
    }
}
