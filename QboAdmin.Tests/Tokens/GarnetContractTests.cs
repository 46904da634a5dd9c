using QboAdmin.Tests.Fixtures;
using StackExchange.Redis;

namespace QboAdmin.Tests.Tokens;

public sealed class GarnetContractTests(GarnetServer garnet) : TokenContractTests, IClassFixture<GarnetServer>
{
    private protected override async Task<(string Url, IDatabase Database)> NewDatabaseAsync()
    {
        var database = garnet.NextDatabase();
        return (garnet.UrlOf(database), await garnet.ConnectAsync(database));
    }
}
