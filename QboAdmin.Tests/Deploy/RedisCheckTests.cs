using QboAdmin.Deploy;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Deploy;

public sealed class RedisCheckTests
{
    [Fact]
    public async Task A_Redis_that_does_not_answer_is_red_and_the_rest_is_unknown()
    {
        await using var line = RedisLine.To($"redis://127.0.0.1:{Ports.Free()}");
        await line.Connection.ConnectAsync();
        using var probe = Probe(line);

        var reachable = await Look.At(new RedisReachableCheck(probe, line.Connection.Options));

        reachable.ShouldBeRed("Check REDIS_URL");
        reachable.Measured.ShouldBe("connection refused");
        (await Look.At(new MemoryPolicyCheck(probe))).Verdict.ShouldBe(Verdict.Unknown);
    }

    [Fact]
    public async Task A_plain_server_is_well_but_for_keeping_nothing()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var line = await RedisLine.ConnectAsync(redis.Url);
        using var probe = Probe(line);

        (await Look.At(new RedisReachableCheck(probe, line.Connection.Options))).ShouldBeGreen("ms");
        (await Look.At(new MemoryPolicyCheck(probe))).ShouldBeGreen("noeviction");
        (await Look.At(new ClientsCheck(probe))).ShouldBeGreen(" of ");
        (await Look.At(new NotificationsCheck(probe))).ShouldBeGreen("off");
        (await Look.At(new PersistenceCheck(probe, line.Connection.Options))).ShouldBeAmber("Turn appendonly on");
    }

    [Theory]
    [InlineData("allkeys-lru", Verdict.Red)]
    [InlineData("volatile-lru", Verdict.Amber)]
    public async Task A_server_that_may_drop_tokens_when_full_is_not_well(string policy, Verdict verdict)
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: false, "--maxmemory", "50mb", "--maxmemory-policy", policy);
        await using var line = await RedisLine.ConnectAsync(redis.Url);
        using var probe = Probe(line);

        var finding = await Look.At(new MemoryPolicyCheck(probe));

        finding.Verdict.ShouldBe(verdict);
        finding.Measured.ShouldBe(policy);
        finding.Advice.ShouldNotBeNull().ShouldContain("Set maxmemory-policy to noeviction");
    }

    [Fact]
    public async Task A_server_with_its_last_connection_taken_is_red()
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: false, "--maxclients", "1");
        await using var line = await RedisLine.ConnectAsync(redis.Url);

        var finding = await Eventually.Get<Finding>(
            async () =>
            {
                using var probe = Probe(line);
                return await new ClientsCheck(probe).LookAsync(TestContext.Current.CancellationToken);
            },
            finding => finding.Measured == "1 of 1");

        finding.ShouldBeRed("New instances will be refused");
    }

    [Fact]
    public async Task A_disk_that_fails_is_red()
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: false, "--dbfilename", "taken.rdb");
        var server = await redis.ConnectAsync();
        await server.StringSetAsync("something", "to save");
        Directory.CreateDirectory(Path.Combine(redis.Folder, "taken.rdb"));
        await server.ExecuteAsync("BGSAVE");
        await using var line = await RedisLine.ConnectAsync(redis.Url);

        var finding = await Eventually.Get(
            async () =>
            {
                using var probe = Probe(line);
                return await new PersistenceCheck(probe, line.Connection.Options).LookAsync(TestContext.Current.CancellationToken);
            },
            finding => finding.Verdict == Verdict.Red);

        finding.ShouldBeRed("Look at its log and its disk");
    }

    [Fact]
    public async Task An_append_file_and_notifications_are_seen()
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: true, "--notify-keyspace-events", "KA");
        await using var line = await RedisLine.ConnectAsync(redis.Url);
        using var probe = Probe(line);

        (await Look.At(new PersistenceCheck(probe, line.Connection.Options))).ShouldBeGreen("append file");
        (await Look.At(new NotificationsCheck(probe))).ShouldBeGreen("on");
    }

    private static RedisProbe Probe(RedisLine line) => new(line.Connection, line.Keys, TimeProvider.System);
}
