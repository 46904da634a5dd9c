using QboAdmin.IntuitSimulator.Faults;
using QboAdmin.Tests.Fixtures;
using StackExchange.Redis;

namespace QboAdmin.Tests.Faults;

/// <summary>What may go wrong, chosen by chance.</summary>
internal sealed class Troubles(HistoryWorld world, Random chance)
{
    private static readonly TimeSpan LongerThanTheLock = QuickLock.Options.LockLife + TimeSpan.FromSeconds(0.6);

    /// <summary>How Intuit behaves towards the next refreshes, in words; null for as it should.</summary>
    public string? AtIntuit()
    {
        (string Words, Fault Fault)[] all =
        [
            ("slow", new Fault { LatencyMs = 250 }),
            ("slower than the time limit", new Fault { LatencyMs = 900 }),
            ("429", new Fault { Status = 429, RetryAfterSeconds = 1 }),
            ("500", new Fault { Status = 500, Count = 2 }),
            ("dropping the connection", new Fault { DropConnection = true }),
            ("losing the answer after its work", new Fault { LoseAnswerAfterWork = true }),
        ];
        var index = chance.Next(all.Length * 2);
        if (index >= all.Length)
        {
            return null;
        }

        world.Intuit.Misbehave(all[index].Fault with { Path = LiveSimulator.TokenPath });
        return all[index].Words;
    }

    /// <summary>What happens while an attempt stands at a point, to the instance that makes it or to Redis; null for nothing.</summary>
    /// <param name="mayKill">Whether another instance would be left.</param>
    public (string Words, Func<IHistoryInstance, Task> Happen)? AtAPoint(bool mayKill)
    {
        var short_ = chance.Next(200, 1_500);
        List<(string, Func<IHistoryInstance, Task>)> all =
        [
            ("it freezes for longer than the lock", victim => victim.FreezeAsync(LongerThanTheLock)),
            ("Redis is restarted", async victim =>
            {
                await world.Redis.StopAsync();
                await world.Redis.StartAsync();
            }),
            ("Redis is gone for longer than the lock", async victim =>
            {
                await world.Redis.StopAsync();
                await Task.Delay(LongerThanTheLock);
                await world.Redis.StartAsync();
            }),
            ($"Redis is gone and comes back {short_} ms later", async victim =>
            {
                await world.Redis.StopAsync();
                _ = Task.Delay(short_).ContinueWith(_ => world.Redis.StartAsync(), TaskScheduler.Default).Unwrap();
            }),
            ($"CLIENT PAUSE of {short_} ms", _ => TryAsync("CLIENT", "PAUSE", short_, "ALL")),
            ("DEBUG SLEEP", async victim =>
            {
                _ = TryAsync("DEBUG", "SLEEP", (short_ / 1_000.0).ToString(CultureInfo.InvariantCulture));
                await Task.Delay(20);
            }),
            ("another program refreshes", _ => world.RefreshElsewhereAsync(TimeSpan.FromMilliseconds(short_ / 10))),
            ("another program begins to refresh", _ =>
            {
                Elsewhere = world.RefreshElsewhereAsync(TimeSpan.FromMilliseconds(short_ / 10));
                return Task.CompletedTask;
            }),
        ];
        if (mayKill)
        {
            all.Add(("it dies", victim => victim.KillAsync()));
            all.Add(("it dies, and Redis is restarted", async victim =>
            {
                await victim.KillAsync();
                await world.Redis.StopAsync();
                await world.Redis.StartAsync();
            }));
        }

        var index = chance.Next(all.Count + 2);
        return index < all.Count ? all[index] : null;
    }

    /// <summary>What the other program is still doing.</summary>
    public Task Elsewhere { get; private set; } = Task.CompletedTask;

    private async Task TryAsync(string command, params object[] arguments)
    {
        try
        {
            await world.Database.ExecuteAsync(command, arguments);
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            world.Say($"{command}: {exception.GetType().Name}");
        }
    }
}
