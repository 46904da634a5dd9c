using QboAdmin.Audit;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tests.Audit;

public sealed class AuditLogTests(SharedRedis redis)
{
    private const string Key = "qbo_admin:sandbox:audit";

    private readonly int _database = redis.NextDatabase();

    [Fact]
    public async Task Entries_keep_the_order_of_what_happened_also_when_many_come_at_once()
    {
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));
        var audit = instance.Get<AuditLog>();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => audit.RecordAsync(AuditAction.SignIn, The.Operator, true, number.ToString(CultureInfo.InvariantCulture))));

        (await audit.ReadAsync(100)).Select(entry => entry.Detail).ShouldBe(Enumerable.Range(0, 50).Reverse().Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task An_entry_says_who_did_what_where_and_with_which_outcome()
    {
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));
        var audit = instance.Get<AuditLog>();

        await audit.RecordAsync(AuditAction.Disconnect, The.Viewer with { Address = "192.0.2.7" }, succeeded: false, "no Operator");

        var entry = (await audit.ReadAsync(1)).ShouldHaveSingleItem();
        entry.Action.ShouldBe(AuditAction.Disconnect);
        entry.Who.ShouldBe(The.Viewer.Name);
        entry.Role.ShouldBe("Viewer");
        entry.Address.ShouldBe("192.0.2.7");
        entry.Instance.ShouldBe("web.1");
        entry.Succeeded.ShouldBeFalse();
        entry.Detail.ShouldBe("no Operator");
        instance.Log.Lines.ShouldContain("Audit: Disconnect by Vera Novak: refused (no Operator)");
    }

    [Fact]
    public async Task It_is_capped_and_the_oldest_go_first()
    {
        var database = await redis.Process.ConnectAsync(_database);
        await database.ListLeftPushAsync(Key, [.. Enumerable.Range(0, RedisKeys.MaxAuditEntries).Select(number => (RedisValue)number)]);
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));

        await instance.Get<AuditLog>().RecordAsync(AuditAction.SignIn, The.Operator, true);

        (await database.ListLengthAsync(Key)).ShouldBe(RedisKeys.MaxAuditEntries);
        ((int)await database.ListGetByIndexAsync(Key, -1)).ShouldBe(1);
    }

    [Fact]
    public async Task Names_and_reasons_from_outside_forge_no_line_and_stay_within_a_kilobyte()
    {
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));
        var audit = instance.Get<AuditLog>();

        await audit.RecordAsync(AuditAction.SignIn, new Actor("eve\r\nAudit: SignIn by grace: done (-)", null), false, new string('\u4e2d', 5_000));

        var entry = (await audit.ReadAsync(1)).ShouldHaveSingleItem();
        entry.Who.ShouldNotContain('\n');
        entry.Who.Length.ShouldBeLessThanOrEqualTo(80);
        var stored = await (await redis.Process.ConnectAsync(_database)).ListGetByIndexAsync(Key, 0);
        ((byte[])stored!).Length.ShouldBeLessThanOrEqualTo(RedisKeys.MaxEntryBytes);
        instance.Log.Lines.ShouldAllBe(line => !line.Contains('\n') || line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_happens_while_Redis_is_away_is_appended_in_order_when_it_returns()
    {
        await using var own = await RedisProcess.StartAsync(isPersistent: true);
        await using var instance = await TestInstance.StartAsync(own.Url);
        var audit = instance.Get<AuditLog>();
        await audit.RecordAsync(AuditAction.SignIn, The.Operator, true, "before");
        await own.StopAsync();
        await Eventually.True(() => instance.Get<RedisConnection>().Outage is not null);

        await audit.RecordAsync(AuditAction.Refresh, The.Operator, true, "first");
        await audit.RecordAsync(AuditAction.Disconnect, The.Operator, true, "second");
        await Should.ThrowAsync<RedisAwayException>(() => audit.ReadAsync(10));
        await own.StartAsync();

        var entries = await Eventually.Get(() => TryReadAsync(audit), entries => entries.Count == 3);
        entries.Select(entry => entry.Detail).ShouldBe(["second", "first", "before"]);
    }

    [Fact]
    public async Task Only_so_much_waits_and_the_log_has_it_all()
    {
        await using var own = RedisProcess.NotYet();
        await using var instance = await TestInstance.StartAsync(own.Url);
        var audit = instance.Get<AuditLog>();

        for (var i = 0; i < 520; i++)
        {
            await audit.RecordAsync(AuditAction.SignIn, The.Operator, true, i.ToString(CultureInfo.InvariantCulture));
        }

        await own.StartAsync();
        var entries = await Eventually.Get(() => TryReadAsync(audit), entries => entries.Count == 500);
        entries[^1].Detail.ShouldBe("20");
        instance.Log.Lines.Count(line => line.StartsWith("Audit: SignIn", StringComparison.Ordinal)).ShouldBe(520);
        instance.Log.Lines.Count(line => line.Contains("oldest waiting audit entry was dropped", StringComparison.Ordinal)).ShouldBe(20);
    }

    [Fact]
    public async Task A_full_Redis_loses_no_record_of_what_was_done()
    {
        await using var own = await RedisProcess.StartAsync();
        var database = await own.ConnectAsync();
        await using var instance = await TestInstance.StartAsync(own.Url);
        var audit = instance.Get<AuditLog>();
        await database.StringSetAsync("somebody-elses", new string('x', 3_000_000));
        await database.ExecuteAsync("CONFIG", "SET", "maxmemory", "1000000");
        await audit.RecordAsync(AuditAction.SignIn, The.Operator, true, "while full");
        (await database.ListLengthAsync(Key)).ShouldBe(0);

        await database.ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        await audit.RecordAsync(AuditAction.SignIn, The.Operator, true, "after");

        (await audit.ReadAsync(10)).Select(entry => entry.Detail).ShouldBe(["after", "while full"]);
    }

    [Fact]
    public async Task Entries_of_a_later_release_are_left_out_and_foreign_types_are_no_exception()
    {
        var database = await redis.Process.ConnectAsync(_database);
        await database.ListLeftPushAsync(Key, ["{\"action\":\"FromTheFuture\"}", "garbage", "{}", "null"]);
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));
        (await instance.Get<AuditLog>().ReadAsync(10)).ShouldBeEmpty();

        await database.KeyDeleteAsync(Key);
        await database.StringSetAsync(Key, "text");
        await instance.Get<AuditLog>().RecordAsync(AuditAction.SignIn, The.Operator, true, "kept until there is room for it");
        await database.KeyDeleteAsync(Key);
        await instance.Get<AuditLog>().RecordAsync(AuditAction.SignIn, The.Operator, true, "next");
        (await instance.Get<AuditLog>().ReadAsync(10)).Select(entry => entry.Detail).ShouldBe(["next", "kept until there is room for it"]);
    }

    private static async Task<IReadOnlyList<AuditEntry>> TryReadAsync(AuditLog audit)
    {
        try
        {
            return await audit.ReadAsync(1_000);
        }
        catch (RedisAwayException)
        {
            return [];
        }
    }
}
