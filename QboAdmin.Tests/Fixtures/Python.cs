using StackExchange.Redis;

namespace QboAdmin.Tests.Fixtures;

/// <summary>Another program that shares the Redis: it writes the keys one by one with SETEX, as the original does.</summary>
internal sealed class Python(IDatabase database, string environment = "sandbox")
{
    private const int NinetyDays = 7_776_000;

    public async Task SetExAsync(string name, string value)
    {
        RedisKey key = $"qbo_tokens:{environment}:{name}";
        await database.ExecuteAsync("SETEX", key, NinetyDays, value);
    }

    public async Task WriteAsync(string accessToken, string refreshToken, string realmId, DateTimeOffset expiresAt)
    {
        await SetExAsync("access_token", accessToken);
        await SetExAsync("refresh_token", refreshToken);
        await SetExAsync("realm_id", realmId);
        await SetExAsync("token_expires_at", expiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>As after a refresh: three keys, the realm stays.</summary>
    public async Task RefreshAsync(string accessToken, string refreshToken, DateTimeOffset expiresAt)
    {
        await SetExAsync("access_token", accessToken);
        await SetExAsync("refresh_token", refreshToken);
        await SetExAsync("token_expires_at", expiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    public Task<RedisValue> GetAsync(string name) => database.StringGetAsync($"qbo_tokens:{environment}:{name}");

    public Task DeleteAsync(string name) => database.KeyDeleteAsync($"qbo_tokens:{environment}:{name}");
}
