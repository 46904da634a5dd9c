using Microsoft.Extensions.Logging.Abstractions;
using QboAdmin.EmbeddedRedis;
using QboAdmin.Keys;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using StackExchange.Redis;

namespace QboAdmin.Tests.Keys;

/// <summary>The Redis inside the program offers less than a real one, and is what a newcomer sees first.</summary>
public sealed class EmbeddedTests
{
    [Fact]
    public async Task Everything_on_the_page_works_over_the_Redis_inside_the_program()
    {
        var folder = Directory.CreateTempSubdirectory("qbo-embedded-").FullName;
        var port = Ports.Free();
        using var server = new EmbeddedRedisServer(folder, port, "the-password", NullLoggerFactory.Instance);
        await using var client = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port},password=the-password");
        var redis = client.GetDatabase();
        await using var instance = await TestInstance.StartAsync($"redis://:the-password@127.0.0.1:{port}");
        await using var room = new KeysRoom { Instance = instance, Redis = redis };
        room.OpenPage();
        await room.FillAsync();
        await room.SeesAsync(set => set.Count == 4 && set.All.All(fact => fact.Flaws == ValueFlaws.None));
        await room.IsWellAsync();

        await redis.StringSetAsync(KeysRoom.Prefix + "realm_id", $"'{The.Realm}'", TimeSpan.FromDays(90));
        (await room.HealAsync(await room.FindsAsync(FindingKind.Wrapped))).Outcome.ShouldBe(HealOutcome.Healed);
        ((string?)await room.Python.GetAsync("realm_id")).ShouldBe(The.Realm.Value);
        await redis.KeyExpireAsync(KeysRoom.Prefix + "refresh_token", TimeSpan.FromDays(9));
        (await room.HealAsync(await room.FindsAsync(FindingKind.Ends))).Outcome.ShouldBe(HealOutcome.Healed);
        await room.IsWellAsync();

        await redis.HashSetAsync("hash", [new("name", "Grace"), new("password", "tulip")]);
        await redis.ListRightPushAsync("list", ["first", "second"]);
        await redis.SortedSetAddAsync("zset", "a", 1);
        await redis.SetAddAsync("set", "member");
        var browser = instance.NewScoped<KeyBrowser>();
        var list = (await browser.BeginAsync(ScanFilter.All, CancellationToken.None)).Value!;
        list.IsDone.ShouldBeTrue();
        list.Names.Select(name => name.Text).ShouldBeSubsetOf(
            ["hash", "list", "set", "zset", .. list.Names.Select(name => name.Text).Where(name => name.StartsWith(RedisKeys.OwnPrefix, StringComparison.Ordinal))]);
        (await browser.ReadAsync(list.Names)).Value!.ShouldAllBe(row => row.Type != null);
        foreach (var name in new[] { "hash", "list", "set", "zset" })
        {
            (await instance.NewScoped<KeyService>().OpenAsync(new KeyName(name))).Value!.Rows.ShouldNotBeEmpty(name);
        }

        (await browser.BeginAsync(ScanFilter.Of("", "hash"), CancellationToken.None)).Value!.Names.ShouldContain(new KeyName("hash"));
        var facts = await instance.Get<ServerFactsReader>().ReadAsync();
        facts.Product.ShouldBe("Garnet");
        facts.Persistence.ShouldBe(ServerPersistence.EveryWrite);
        facts.EvictionPolicy.ShouldBeNull();
        facts.Clients.ShouldBeNull();
        facts.AreNotificationsUsed.ShouldBeFalse();
    }
}
