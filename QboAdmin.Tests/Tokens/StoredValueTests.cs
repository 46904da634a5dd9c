using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using StackExchange.Redis;

namespace QboAdmin.Tests.Tokens;

/// <summary>Whatever stands in the keys, it becomes a state that people understand, and a warning; never an exception.</summary>
public sealed class StoredValueTests(SharedRedis redis)
{
    private const string Tokens = "qbo_tokens:sandbox:";

    private readonly int _database = redis.NextDatabase();

    public static TheoryData<string, string, KeyCondition> Spoilt => new()
    {
        { "access_token", "missing", KeyCondition.Missing },
        { "refresh_token", "missing", KeyCondition.Missing },
        { "realm_id", "missing", KeyCondition.Missing },
        { "token_expires_at", "missing", KeyCondition.Missing },
        { "access_token", "empty", KeyCondition.Empty },
        { "refresh_token", "empty", KeyCondition.Empty },
        { "realm_id", "empty", KeyCondition.Empty },
        { "token_expires_at", "empty", KeyCondition.Empty },
        { "access_token", "not UTF-8", KeyCondition.NotText },
        { "refresh_token", "not UTF-8", KeyCondition.NotText },
        { "realm_id", "not UTF-8", KeyCondition.NotText },
        { "token_expires_at", "not UTF-8", KeyCondition.NotText },
        { "access_token", "too long", KeyCondition.TooLong },
        { "refresh_token", "too long", KeyCondition.TooLong },
        { "realm_id", "too long", KeyCondition.TooLong },
        { "token_expires_at", "too long", KeyCondition.TooLong },
        { "access_token", "a line break", KeyCondition.Malformed },
        { "refresh_token", "a line break", KeyCondition.Malformed },
        { "realm_id", "a line break", KeyCondition.Malformed },
        { "token_expires_at", "text", KeyCondition.Malformed },
        { "access_token", "a hash", KeyCondition.WrongType },
        { "refresh_token", "a list", KeyCondition.WrongType },
        { "realm_id", "a set", KeyCondition.WrongType },
        { "token_expires_at", "a stream", KeyCondition.WrongType },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_spoilt_value_is_a_broken_set_with_its_reason_and_a_warning(string name, string how, KeyCondition condition)
    {
        var database = await redis.Process.ConnectAsync(_database);
        var python = new Python(database);
        await python.WriteAsync("access", "RT1-refresh", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(40));
        await SpoilAsync(database, name, how);
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));

        instance.Current.State.ShouldBe(ConnectionState.SetIncomplete);
        instance.Current.Keys.Unusable().ShouldBe([(name, condition)]);
        await Eventually.True(() => instance.Log.Lines.Contains($"The tokens in Redis are not usable: {name} ({condition})"));
        await Eventually.Get(
            () => instance.Get<EventLog>().Latest.Current.Events,
            events => events.Any(happened => happened.Kind == ConnectionEventKind.SetBroken && happened.About == name));
        instance.Log.Lines.ShouldNotContain(line => line.Contains("Exception", StringComparison.Ordinal));

        // Whoever asks for a token gets one or a reason.
        var asked = await instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None);
        (asked.Value is not null || asked.Failure is not null).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task Connecting_anew_replaces_whatever_stands_there(string name, string how, KeyCondition condition)
    {
        condition.ShouldNotBe(KeyCondition.Ok);
        var database = await redis.Process.ConnectAsync(_database);
        await new Python(database).WriteAsync("access", "RT1-refresh", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(40));
        await SpoilAsync(database, name, how);
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));

        await instance.ConnectAsync();

        instance.Current.State.ShouldBe(ConnectionState.Connected);
        (await instance.Store.ReadAsync()).Keys.IsWhole.ShouldBeTrue();
    }

    [Theory]
    [InlineData("1795121311", 1_795_121_311L)]
    [InlineData("  1795121311\n", 1_795_121_311L)]
    [InlineData("\t+1795121311 ", 1_795_121_311L)]
    [InlineData("+0", 0L)]
    [InlineData("0001795121311", 1_795_121_311L)]
    [InlineData("-5", null)]
    [InlineData("1795121311.0", null)]
    [InlineData("1.8e9", null)]
    [InlineData("1,795,121,311", null)]
    [InlineData("+ 1795121311", null)]
    [InlineData("(1795121311)", null)]
    [InlineData("0x6AFF", null)]
    [InlineData("None", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("999999999999999", null)]
    public void The_end_is_read_as_Python_reads_whole_numbers(string text, long? seconds)
    {
        var isRead = StoredConnectionReader.TryReadUnixSeconds(text, out var moment);

        isRead.ShouldBe(seconds is not null);
        if (seconds is { } expected)
        {
            moment.ToUnixTimeSeconds().ShouldBe(expected);
        }
    }

    [Fact]
    public async Task An_end_that_is_no_number_counts_as_ended_and_a_caller_gets_a_new_token()
    {
        var python = new Python(await redis.Process.ConnectAsync(_database));
        await python.WriteAsync("access", "RT1-refresh", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(40));
        await python.SetExAsync("token_expires_at", "tomorrow");
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));

        var asked = await instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None);

        asked.Value.ShouldNotBeNull(asked.Failure?.Message).Token.Reveal().ShouldStartWith("access-");
        instance.Intuit.Refreshes.ShouldBe(1);
        instance.Current.State.ShouldBe(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_program_that_writes_its_keys_one_by_one_is_never_called_broken()
    {
        var python = new Python(await redis.Process.ConnectAsync(_database));
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));

        for (var i = 0; i < 20; i++)
        {
            await python.DeleteAsync("refresh_token");
            await instance.Get<ConnectionWatch>().LookAsync();
            await python.WriteAsync($"access-{i}", $"RT1-{i}", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(40));
            await instance.Get<ConnectionWatch>().LookAsync();
        }

        instance.Current.State.ShouldBe(ConnectionState.Connected);
        instance.Log.Lines.ShouldNotContain(line => line.StartsWith("The tokens in Redis are not usable", StringComparison.Ordinal));
        instance.Get<EventLog>().Latest.Current.Events.ShouldNotContain(happened => happened.Kind == ConnectionEventKind.SetBroken);
    }

    [Fact]
    public async Task The_smallest_and_largest_values_that_Intuit_may_give_are_fine()
    {
        var python = new Python(await redis.Process.ConnectAsync(_database));
        await python.WriteAsync(new string('a', 4_096), new string('R', 512), "1", DateTimeOffset.UtcNow.AddMinutes(40));
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));

        instance.Current.State.ShouldBe(ConnectionState.Connected);
        instance.Memory.State.Tokens!.AccessToken.Length.ShouldBe(4_096);
    }

    private static async Task SpoilAsync(IDatabase database, string name, string how)
    {
        RedisKey key = Tokens + name;
        switch (how)
        {
            case "missing":
                await database.KeyDeleteAsync(key);
                return;
            case "empty":
                await database.StringSetAsync(key, "");
                return;
            case "not UTF-8":
                await database.StringSetAsync(key, (RedisValue)new byte[] { 0x31, 0xC3, 0x28, 0xFF });
                return;
            case "too long":
                await database.StringSetAsync(key, new string('1', 3_000_000));
                return;
            case "a line break":
                await database.StringSetAsync(key, "123\r\nX-Header: 1");
                return;
            case "text":
                await database.StringSetAsync(key, "soon");
                return;
        }

        await database.KeyDeleteAsync(key);
        await (how switch
        {
            "a hash" => database.ExecuteAsync("HSET", key, "a", "b"),
            "a list" => database.ExecuteAsync("RPUSH", key, "a"),
            "a set" => database.ExecuteAsync("SADD", key, "a"),
            "a stream" => database.ExecuteAsync("XADD", key, "*", "a", "b"),
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
        });
    }
}
