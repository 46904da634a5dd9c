using QboAdmin.Tests.Fixtures;
using StackExchange.Redis;

namespace QboAdmin.Tests.Tokens;

public sealed class RedisServerContractTests(SharedRedis redis) : TokenContractTests
{
    private protected override async Task<(string Url, IDatabase Database)> NewDatabaseAsync()
    {
        var database = redis.NextDatabase();
        return (redis.Process.UrlOf(database), await redis.Process.ConnectAsync(database));
    }
}
