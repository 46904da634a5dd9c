using QboAdmin.Keys;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Keys;

public sealed class ServerFactsTests
{
    [Fact]
    public async Task A_server_says_what_it_is_how_full_it_is_and_what_outlives_it()
    {
        await using var redis = await RedisProcess.StartAsync(
            isPersistent: true, "--maxmemory", "50mb", "--maxmemory-policy", "volatile-lru", "--maxclients", "60", "--notify-keyspace-events", "KEA");
        await using var instance = await TestInstance.StartAsync(redis.Url);
        await Eventually.True(() => instance.Get<KeyspaceNotifications>().AreOn);

        var facts = await instance.Get<ServerFactsReader>().ReadAsync();

        facts.Product.ShouldBe("Redis");
        facts.Version.ShouldNotBeNull();
        facts.PingMilliseconds.ShouldNotBeNull();
        facts.Clients!.Value.ShouldBeInRange(3, 10);
        facts.MaxClients.ShouldBe(60);
        facts.Memory!.Value.ShouldBeGreaterThan(100_000);
        facts.MaxMemory.ShouldBe(50 * 1024 * 1024);
        facts.EvictionPolicy.ShouldBe("volatile-lru");
        facts.MayEvict.ShouldBeTrue();
        facts.Persistence.ShouldBe(ServerPersistence.EveryWrite);
        facts.Line.ShouldBe(LineSafety.ThisMachine);
        facts.AreNotificationsUsed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_keeps_nothing_and_tells_nothing_says_so()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var instance = await TestInstance.StartAsync(redis.Url);

        var facts = await instance.Get<ServerFactsReader>().ReadAsync();

        facts.Persistence.ShouldBe(ServerPersistence.None);
        facts.MaxMemory.ShouldBe(0);
        facts.MayEvict.ShouldBeFalse();
        facts.Notifications.ShouldBe("");
        facts.AreNotificationsUsed.ShouldBeFalse();
    }
}
