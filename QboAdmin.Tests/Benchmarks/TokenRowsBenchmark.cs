using System.Diagnostics;
using QboAdmin.Keys;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.Keys;
using QboAdmin.Values;

namespace QboAdmin.Tests.Benchmarks;

/// <summary>
/// Whether the token rows answer as fast beside a million other keys, and beside a value of 200 MB that somebody is looking at, as they do alone.
/// Not one of the tests: <c>dotnet QboAdmin.Tests.dll -explicit only -class QboAdmin.Tests.Benchmarks.TokenRowsBenchmark -showLiveOutput</c>
/// </summary>
public sealed class TokenRowsBenchmark(ITestOutputHelper output)
{
    private const int Rounds = 3_000;

    [Fact(Explicit = true)]
    public async Task Token_rows_alone_beside_a_million_keys_and_beside_a_huge_value()
    {
        await using var alone = await RoomAsync("alone", _ => Task.CompletedTask);
        await using var million = await RoomAsync("1,000,000 other keys", FillAsync);
        await using var huge = await RoomAsync("200 MB value, being looked at", room => room.Redis.StringSetRangeAsync("huge", 200_000_000, "x"));
        Case[] cases = [alone, million, huge];
        using var stop = new CancellationTokenSource();
        var looking = LookAsync(huge.Room, stop.Token);

        // By turns, so that whatever else the machine does falls on all alike.
        for (var round = -200; round < Rounds; round++)
        {
            foreach (var one in cases)
            {
                var started = Stopwatch.GetTimestamp();
                await one.Room.Instance.Get<RedisConnection>().UseAsync(database => KeySetReader.ReadAsync(database, [.. one.Environments]));
                if (round >= 0)
                {
                    one.Times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
                }
            }
        }

        await stop.CancelAsync();
        var looks = await looking;
        foreach (var one in cases)
        {
            output.WriteLine(
                $"{one.Name,-32} median {one.At(0.5),7:0} µs ({one.At(0.5) / alone.At(0.5):0.00} ×)   p99 {one.At(0.99),7:0} µs ({one.At(0.99) / alone.At(0.99):0.00} ×)");
        }

        output.WriteLine($"The huge value was opened {looks} times meanwhile. {Rounds} rounds, eight keys and their metadata each.");
    }

    private static async Task FillAsync(KeysRoom room)
    {
        for (var part = 0; part < 20; part++)
        {
            await room.Redis.ExecuteAsync("DEBUG", "POPULATE", 50_000, $"other{part}");
        }

        ((long)await room.Redis.ExecuteAsync("DBSIZE")).ShouldBeGreaterThan(1_000_000);
    }

    private static async Task<int> LookAsync(KeysRoom room, CancellationToken stop)
    {
        var looks = 0;
        while (!stop.IsCancellationRequested)
        {
            (await room.Instance.NewScoped<KeyService>().OpenAsync(new KeyName("huge"))).Trouble.ShouldBeNull();
            looks++;
        }

        return looks;
    }

    private static async Task<Case> RoomAsync(string name, Func<KeysRoom, Task> fill)
    {
        var redis = await RedisProcess.StartAsync();
        var room = await KeysRoom.StartAsync(redis, opens: false);
        await room.FillAsync();
        await fill(room);
        return new Case(name, redis, room);
    }

    private sealed record Case(string Name, RedisProcess Redis, KeysRoom Room) : IAsyncDisposable
    {
        public RedisKeys[] Environments { get; } = [new(QboEnvironment.Sandbox), new(QboEnvironment.Production)];

        public List<double> Times { get; } = [];

        public double At(double share) => Times.Order().ElementAt((int)(Times.Count * share));

        public async ValueTask DisposeAsync()
        {
            await Room.DisposeAsync();
            await Redis.DisposeAsync();
        }
    }
}
