using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using StackExchange.Redis;

namespace QboAdmin.Tests.Tokens;

/// <summary>QboAdmin's own keys may hold anything, too: what can't be read is unknown, and is put right by the next write.</summary>
public sealed class OwnKeysTests(SharedRedis redis)
{
    private const string Connection = "qbo_admin:sandbox:connection";
    private const string Events = "qbo_admin:sandbox:events";

    private readonly int _database = redis.NextDatabase();

    [Theory]
    [InlineData("SET", Connection, "text")]
    [InlineData("RPUSH", Connection, "text")]
    [InlineData("SADD", Connection, "text")]
    [InlineData("SET", Events, "text")]
    [InlineData("SADD", Events, "text")]
    public async Task A_key_of_another_type_is_ignored_and_replaced(string command, string key, string value)
    {
        var database = await redis.Process.ConnectAsync(_database);
        await database.ExecuteAsync(command, (RedisKey)key, value);
        await new Python(database).WriteAsync("access", "RT1-refresh", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(40));
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));
        instance.Current.State.ShouldBe(ConnectionState.Connected);

        await instance.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);

        instance.Current.LastRefresh.ShouldNotBeNull().Outcome.ShouldBe(RefreshRecordOutcome.Refreshed);
        (await database.KeyTypeAsync(Connection)).ShouldBe(RedisType.Hash);
        (await database.KeyTypeAsync(Events)).ShouldBe(RedisType.List);
        instance.Log.Lines.ShouldNotContain(line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("version", "many")]
    [InlineData("version", "")]
    [InlineData("version", "9223372036854775807")]
    [InlineData("realm", "a realm\nwith a break")]
    [InlineData("company", "{")]
    [InlineData("company", "null")]
    [InlineData("company", "[]")]
    [InlineData("company", "{\"name\":null}")]
    [InlineData("connected", "{}")]
    [InlineData("connected", "{\"name\":\"Grace\",\"at\":\"yesterday\"}")]
    [InlineData("disconnected", "{\"revoke\":\"Perhaps\"}")]
    [InlineData("issued", "{}")]
    [InlineData("issued", "{\"access_token\":\"no mark\"}")]
    [InlineData("issued", "{\"access_token\":null}")]
    [InlineData("last_refresh", "{\"outcome\":77}")]
    [InlineData("last_refresh", "{}")]
    [InlineData("proof", "{}")]
    [InlineData("doubt", "{}")]
    [InlineData("refusal", "{}")]
    [InlineData("refusal", "12")]
    [InlineData("retry", "{}")]
    [InlineData("retry", "{\"next_at\":\"9999-12-31T23:59:59Z\"}")]
    [InlineData("underway", "{}")]
    [InlineData("underway", "\u0000")]
    [InlineData("a field of a later release", "{}")]
    public async Task A_field_that_cannot_be_read_is_unknown_and_stops_nothing(string field, string value)
    {
        var database = await redis.Process.ConnectAsync(_database);
        await new Python(database).WriteAsync("access", "RT1-refresh", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(40));
        await database.HashSetAsync(Connection, [new("realm", The.Realm.Value), new(field, value)]);
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));
        instance.Current.State.ShouldBe(ConnectionState.Connected);

        var result = await instance.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);

        result.Outcome.ShouldBe(RefreshOutcome.Refreshed, result.Message);
        instance.Current.LastRefresh.ShouldNotBeNull();
        instance.Current.Version.ShouldBePositive();
    }

    [Fact]
    public async Task Events_that_cannot_be_read_are_left_out()
    {
        var database = await redis.Process.ConnectAsync(_database);
        await database.ListRightPushAsync(Events, ["garbage", "{}", "null", "{\"id\":\"x\",\"at\":\"2026-11-19T20:00:00Z\",\"kind\":\"FromTheFuture\",\"instance\":\"web.9\"}", (RedisValue)new byte[] { 0xFF, 0xFE }]);
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));

        await instance.ConnectAsync();

        var events = await Eventually.Get(() => instance.Get<EventLog>().Latest.Current.Events, events => events.Any(happened => happened.Kind == ConnectionEventKind.Connected));
        events.ShouldAllBe(happened => happened.Id != null && happened.Instance != null);
        instance.Log.Lines.ShouldNotContain(line => line.Contains("Exception", StringComparison.Ordinal));
    }
}
