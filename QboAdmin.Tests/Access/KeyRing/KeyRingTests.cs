using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using QboAdmin.Access.KeyRing;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tests.Access.KeyRing;

/// <summary>Each instance's cookies are good on every other, whatever Redis does meanwhile.</summary>
public sealed class KeyRingTests(SharedRedis shared)
{
    [Fact]
    public async Task Two_instances_read_each_others_cookies()
    {
        var url = shared.Process.UrlOf(shared.NextDatabase());
        await using var a = await InstanceAsync(url);
        await using var b = await InstanceAsync(url, "web.2");

        Opens(b, Cookie(a)).ShouldBeTrue();
        Opens(a, Cookie(b)).ShouldBeTrue();
        (await a.Get<RedisConnection>().UseAsync(database => database.HashLengthAsync(RedisKeys.DataProtectionKeys))).ShouldBe(1);
    }

    [Fact]
    public async Task Started_without_Redis_they_read_each_others_cookies_once_it_is_there()
    {
        await using var redis = RedisProcess.NotYet();
        await using var a = await InstanceAsync(redis.Url);
        await using var b = await InstanceAsync(redis.Url, "web.2");
        var (ofA, ofB) = (Cookie(a), Cookie(b));
        Opens(b, ofA).ShouldBeFalse();

        await redis.StartAsync();

        await Eventually.True(() => Opens(b, ofA) && Opens(a, ofB));
        (Opens(a, ofA), Opens(b, ofB)).ShouldBe((true, true));
    }

    [Fact]
    public async Task A_Redis_that_comes_back_empty_gets_the_keys_again()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var a = await InstanceAsync(redis.Url);
        var cookie = Cookie(a);
        await redis.StopAsync();
        await Eventually.True(() => a.Get<RedisConnection>().Outage is not null);
        await redis.StartAsync();
        await Eventually.True(() => a.Get<RedisConnection>().Outage is null);

        Opens(a, cookie).ShouldBeTrue();
        await using var newcomer = await InstanceAsync(redis.Url, "web.2");
        await Eventually.True(() => Opens(newcomer, cookie));
    }

    [Fact]
    public async Task A_key_in_the_place_of_another_is_noticed_although_their_number_is_the_same()
    {
        var url = shared.Process.UrlOf(shared.NextDatabase());
        await using var a = await InstanceAsync(url);
        Cookie(a);
        var redis = a.Get<RedisConnection>();
        var own = (await redis.UseAsync(database => database.HashKeysAsync(RedisKeys.DataProtectionKeys))).Single();

        await redis.UseAsync(database =>
        {
            var swap = database.CreateTransaction();
            _ = swap.HashDeleteAsync(RedisKeys.DataProtectionKeys, own);
            _ = swap.HashSetAsync(RedisKeys.DataProtectionKeys, "made-elsewhere", "sealed elsewhere");
            return swap.ExecuteAsync();
        });

        // Nobody uses the ring meanwhile: it has to be seen without being asked.
        await Eventually.True(() => redis.UseAsync(database => database.HashExistsAsync(RedisKeys.DataProtectionKeys, own)));
    }

    [Fact]
    public async Task No_key_lies_in_Redis_as_it_is()
    {
        var url = shared.Process.UrlOf(shared.NextDatabase());
        await using var a = await InstanceAsync(url);
        Cookie(a);

        var stored = await a.Get<RedisConnection>().UseAsync(database => database.HashGetAllAsync(RedisKeys.DataProtectionKeys));

        var text = Encoding.Latin1.GetString((byte[])stored.Single().Value!);
        text.ShouldNotContain("masterKey");
        text.ShouldNotContain("<key");
    }

    [Fact]
    public async Task A_key_that_somebody_else_put_there_is_not_used_and_harms_nobody()
    {
        var url = shared.Process.UrlOf(shared.NextDatabase());
        await using var a = await InstanceAsync(url);
        await using var other = await InstanceAsync(url, "web.2", new ClientSecret("another-secret"));
        var cookie = Cookie(other);

        Opens(a, cookie).ShouldBeFalse();
        Opens(a, Cookie(a)).ShouldBeTrue();
        await Eventually.True(() => other.Log.Lines.Concat(a.Log.Lines).Any(line => line.Contains("sealed with another QBO_CLIENT_SECRET", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_key_ring_of_a_wrong_type_is_made_anew()
    {
        var url = shared.Process.UrlOf(shared.NextDatabase());
        await using var a = await InstanceAsync(url);
        var cookie = Cookie(a);
        await a.Get<RedisConnection>().UseAsync(async database =>
        {
            await database.KeyDeleteAsync(RedisKeys.DataProtectionKeys);
            return await database.StringSetAsync(RedisKeys.DataProtectionKeys, "no key ring");
        });

        await Eventually.True(() => a.Get<RedisConnection>().UseAsync(async database =>
            await database.KeyTypeAsync(RedisKeys.DataProtectionKeys) == RedisType.Hash));

        await using var b = await InstanceAsync(url, "web.2");
        Opens(b, cookie).ShouldBeTrue();
    }

    private static Task<TestInstance> InstanceAsync(string url, string name = "web.1", ClientSecret? secret = null) =>
        TestInstance.StartAsync(url, name, configure: services => services.AddKeyRing(secret ?? The.ClientSecret));

    private static string Cookie(TestInstance instance) => Protector(instance).Protect("Grace Wanjiru");

    private static bool Opens(TestInstance instance, string cookie)
    {
        try
        {
            return Protector(instance).Unprotect(cookie) == "Grace Wanjiru";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static IDataProtector Protector(TestInstance instance) => instance.Get<IDataProtectionProvider>().CreateProtector("cookies");
}
