using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>One of the four keys of an environment.</summary>
public enum TokenPart
{
    /// <summary><c>access_token</c>, a secret.</summary>
    AccessToken,

    /// <summary><c>refresh_token</c>, a secret.</summary>
    RefreshToken,

    /// <summary><c>realm_id</c>.</summary>
    RealmId,

    /// <summary><c>token_expires_at</c>.</summary>
    ExpiresAt,
}

/// <summary>How parts are called and where they are.</summary>
public static class TokenParts
{
    /// <summary>In the order of the contract.</summary>
    public static readonly IReadOnlyList<TokenPart> All = [TokenPart.AccessToken, TokenPart.RefreshToken, TokenPart.RealmId, TokenPart.ExpiresAt];

    /// <summary>The last part of the key's name.</summary>
    public static string Label(this TokenPart part) => part switch
    {
        TokenPart.AccessToken => "access_token",
        TokenPart.RefreshToken => "refresh_token",
        TokenPart.RealmId => "realm_id",
        _ => "token_expires_at",
    };

    /// <summary>Whether its value is never shown without being asked for.</summary>
    public static bool IsSecret(this TokenPart part) => part is TokenPart.AccessToken or TokenPart.RefreshToken;

    internal static RedisKey KeyOf(this RedisKeys keys, TokenPart part) => part switch
    {
        TokenPart.AccessToken => keys.AccessToken,
        TokenPart.RefreshToken => keys.RefreshToken,
        TokenPart.RealmId => keys.RealmId,
        _ => keys.TokenExpiresAt,
    };
}
