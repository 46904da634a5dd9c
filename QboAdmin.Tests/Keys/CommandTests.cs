using QboAdmin.Keys;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Keys;

/// <summary>What is sent to Redis by somebody who opens the page and looks at everything: nothing long, whatever Redis holds.</summary>
public sealed class CommandTests(ITestOutputHelper output)
{
    private const int OtherKeys = 50_000;

    [Fact]
    public async Task No_command_is_longer_than_a_slice_of_a_scan_and_KEYS_is_never_sent()
    {
        await using var redis = await RedisProcess.StartAsync(false, "--slowlog-log-slower-than", "0", "--slowlog-max-len", "100000");
        var other = await redis.ConnectAsync();
        await other.ExecuteAsync("DEBUG", "POPULATE", OtherKeys, "other");
        await other.StringSetRangeAsync("huge:string", 200_000_000, "x");
        await other.HashSetAsync("huge:hash", [.. Enumerable.Range(0, 20_000).Select(i => new StackExchange.Redis.HashEntry($"field {i}", i))]);
        await other.ListRightPushAsync("huge:list", [.. Enumerable.Range(0, 20_000).Select(i => (StackExchange.Redis.RedisValue)$"entry {i}")]);
        await other.SetAddAsync("huge:set", [.. Enumerable.Range(0, 20_000).Select(i => (StackExchange.Redis.RedisValue)$"member {i}")]);
        await other.SortedSetAddAsync("huge:zset", [.. Enumerable.Range(0, 20_000).Select(i => new StackExchange.Redis.SortedSetEntry($"member {i}", i))]);
        await other.ExecuteAsync("SLOWLOG", "RESET");
        using var watch = await CommandWatch.StartAsync(redis);
        await using var room = await KeysRoom.StartAsync(redis);
        await room.FillAsync();

        await LookAtEverythingAsync(room);

        var sent = watch.Commands.Where(command => command[0] is not ("CLIENT" or "HELLO" or "SETEX")).ToList();
        foreach (var kind in sent.GroupBy(command => command[0]).OrderByDescending(kind => kind.Count()))
        {
            output.WriteLine($"{kind.Count(),6} {kind.Key}");
        }

        sent.Where(command => command[0] is "KEYS" or "FLUSHALL" or "FLUSHDB" or "SORT" or "SMEMBERS" or "HKEYS" or "HVALS").ShouldBeEmpty();
        sent.Where(command => command[0] == "SCAN").ShouldAllBe(command => command[5] == "500" && command[4] == "COUNT");
        sent.Where(command => command[0] == "SCAN").ShouldNotBeEmpty();
        sent.Where(command => command[0] == "GETRANGE").ShouldAllBe(command => Number(command[3]) < ValueReader.Cap);
        sent.Where(command => command[0] is "LRANGE" or "ZRANGE").ShouldAllBe(command => Number(command[3]) <= 500);
        sent.Where(command => command[0] is "SSCAN").ShouldAllBe(command => Number(command[4]) <= 500);
        sent.Where(command => command[0] is "HRANDFIELD").ShouldAllBe(command => Number(command[2]) <= 100);
        sent.Where(command => command[0] is "MEMORY").ShouldAllBe(command => command.Length == 3 || Number(command[4]) <= 500);
        sent.Where(command => command[0] is "GET" or "HGETALL" or "HMGET").ShouldAllBe(command => !command[1].StartsWith("huge:", StringComparison.Ordinal) || command.Length <= 102);
        await PrintSlowestAsync(room);
    }

    private static async Task LookAtEverythingAsync(KeysRoom room)
    {
        await room.SeesAsync(set => set.Count == 4);
        using var server = room.Instance.Get<ServerWatch>().Facts.Subscribe();
        await Eventually.True(() => room.Instance.Get<ServerWatch>().Facts.Current.IsRead);
        await Eventually.True(() => room.Instance.Get<StrayWatch>().Found.Current.IsDone);
        var browser = room.Instance.NewScoped<KeyBrowser>();
        var list = (await browser.BeginAsync(ScanFilter.All, CancellationToken.None)).Value!;
        list.Total.ShouldBeGreaterThan(OtherKeys);
        list = (await browser.GoOnAsync(ScanFilter.All, CancellationToken.None)).Value!;
        (await browser.ReadAsync([.. list.Names.Take(100)])).Trouble.ShouldBeNull();
        var keys = room.Instance.NewScoped<KeyService>();
        foreach (var name in new[] { "huge:string", "huge:hash", "huge:list", "huge:set", "huge:zset" })
        {
            var view = (await keys.OpenAsync(new KeyName(name))).Value!;
            view.Note.ShouldNotBeNull(name);
            view.Rows.Length.ShouldBeInRange(1, ValueReader.MostEntries, name);
        }

        (await browser.ReadAsync([new("huge:string"), new("huge:hash"), new("huge:list"), new("huge:set"), new("huge:zset")])).Trouble.ShouldBeNull();
    }

    private async Task PrintSlowestAsync(KeysRoom room)
    {
        var log = (StackExchange.Redis.RedisResult[])(await room.Redis.ExecuteAsync("SLOWLOG", "GET", "-1"))!;
        var entries = log.Select(entry => (StackExchange.Redis.RedisResult[])entry!).Select(entry => (Name: ((string?[])entry[3]!)[0]!.ToUpperInvariant(), Microseconds: (long)entry[2])).ToList();
        entries.Select(entry => entry.Name).ShouldNotContain("KEYS");
        foreach (var kind in entries.GroupBy(entry => entry.Name).OrderByDescending(kind => kind.Max(entry => entry.Microseconds)).Take(10))
        {
            output.WriteLine($"SLOWLOG: {kind.Key} took at most {kind.Max(entry => entry.Microseconds)} µs, {kind.Count()} times");
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
