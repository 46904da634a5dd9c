using Microsoft.Extensions.Logging.Abstractions;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Tokens;

public sealed class TornWriteTests(SharedRedis redis, ITestOutputHelper output)
{
    private const int Cuts = 80;

    [Fact]
    public async Task A_write_cut_off_at_any_byte_leaves_the_old_set_or_the_new_one_and_never_a_mixture()
    {
        var number = redis.NextDatabase();
        var database = await redis.Process.ConnectAsync(number);
        var python = new Python(database);
        await python.WriteAsync("access-0", "RT1-0", "1000", DateTimeOffset.FromUnixTimeSeconds(2_000_000_000));
        var length = await WriteAsync(number, 0, cutAfter: null);
        var (old, @new) = (0, 0);

        for (var i = 1; i <= Cuts; i++)
        {
            // A little beyond the end, because the numbers get longer.
            await WriteAsync(number, i, cutAfter: (length + 100) * i / Cuts);

            var numbers = await Task.WhenAll(NumberOf("access_token", "access-"), NumberOf("refresh_token", "RT1-"), NumberOf("realm_id", "1"), NumberOf("token_expires_at", "2"));
            numbers.Distinct().Count().ShouldBe(1, $"cut {i}: {string.Join(", ", numbers)}");
            _ = numbers[0] == i ? @new++ : old++;
            await python.WriteAsync("access-0", "RT1-0", "1000", DateTimeOffset.FromUnixTimeSeconds(2_000_000_000));
        }

        output.WriteLine($"{length} bytes, cut {Cuts} times: {old} times the old set, {@new} times the new one");
        old.ShouldBePositive();
        @new.ShouldBePositive();

        async Task<int> NumberOf(string name, string prefix) =>
            int.Parse(((string)(await python.GetAsync(name))!)[prefix.Length..], CultureInfo.InvariantCulture);
    }

    /// <returns>How many bytes it took.</returns>
    private async Task<long> WriteAsync(int database, int number, long? cutAfter)
    {
        await using var cuttable = new CuttableLine(redis.Process.Port);
        await using var line = await RedisLine.ConnectAsync(string.Create(CultureInfo.InvariantCulture, $"{cuttable.RedisUrl}/{database}"));
        var writer = new RedisWriter(line.Connection, line.Keys, NullLogger<RedisWriter>.Instance);
        var store = new RedisTokenStore(
            line.Connection, writer, new RedisServerIdentity(line.Connection), line.Keys, The.Instance, TimeProvider.System, NullLogger<RedisTokenStore>.Instance);
        var read = await store.ReadAsync();
        await line.Connection.GetSubscribableAsync();
        var before = cuttable.Sent;
        if (cutAfter is { } bytes)
        {
            cuttable.CutAfter(bytes);
        }

        try
        {
            await store.WriteAsync(
                new TokenSet(
                    AccessToken.Parse(string.Create(CultureInfo.InvariantCulture, $"access-{number}")),
                    RefreshToken.Parse(string.Create(CultureInfo.InvariantCulture, $"RT1-{number}")),
                    RealmId.Parse(string.Create(CultureInfo.InvariantCulture, $"1{number:000}")),
                    DateTimeOffset.FromUnixTimeSeconds(2_000_000_000 + number)),
                WriteCondition.StillStored.As(read),
                MetadataChange.None.Set(The.Realm),
                new ConnectionEvent("an-event", The.Moment, ConnectionEventKind.Refreshed, "web.1"));
        }
        catch (RedisAwayException) when (cutAfter is not null)
        {
            // Whether it was written, nobody on this end can know.
        }

        return cuttable.Sent - before;
    }
}
