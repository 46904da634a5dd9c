using System.Diagnostics;
using QboAdmin.IntuitSimulator.State;
using QboAdmin.Tests.Fixtures;
using StackExchange.Redis;

namespace QboAdmin.Tests.Faults;

/// <summary>What a history happens in: a Redis, an Intuit, another program that refreshes on its own, and a transcript.</summary>
internal sealed class HistoryWorld : IAsyncDisposable
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<string> _transcript = [];
    private readonly HashSet<string> _foreign = [];

    private HistoryWorld(RedisProcess redis, LiveSimulator intuit, IDatabase database, RefreshWrites writes, bool keepsData) =>
        (Redis, Intuit, Database, Writes, KeepsData) = (redis, intuit, database, writes, keepsData);

    public RedisProcess Redis { get; }

    public LiveSimulator Intuit { get; }

    public IDatabase Database { get; }

    public RefreshWrites Writes { get; }

    /// <summary>Whether Redis has its data again after a restart.</summary>
    public bool KeepsData { get; }

    public string Transcript
    {
        get
        {
            lock (_transcript)
            {
                return string.Join('\n', _transcript);
            }
        }
    }

    public static async Task<HistoryWorld> CreateAsync(RefreshMode mode, bool keepsData)
    {
        var redis = await RedisProcess.StartAsync(keepsData);
        var intuit = await LiveSimulator.StartAsync(mode);
        var world = new HistoryWorld(redis, intuit, await redis.ConnectAsync(), await RefreshWrites.WatchAsync(redis.Port), keepsData);
        var first = intuit.Connect();
        await new Python(world.Database).WriteAsync(first.AccessToken, first.RefreshToken, The.Realm.Value, DateTimeOffset.UtcNow.AddHours(1));
        return world;
    }

    public void Say(string line)
    {
        lock (_transcript)
        {
            _transcript.Add(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(_started).TotalSeconds,7:0.000} {line}"));
        }
    }

    public async Task<string?> ReadAsync(string name) => (string?)await InsistAsync(() => new Python(Database).GetAsync(name));

    /// <summary>Every access token has ended, at Intuit and by the clock of everybody.</summary>
    public async Task ExpireAsync()
    {
        Intuit.EndAccessTokens();
        var end = DateTimeOffset.UtcNow.AddMinutes(-15).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await InsistAsync(async () =>
        {
            await new Python(Database).SetExAsync("token_expires_at", end);
            return true;
        });
    }

    /// <summary>Another program refreshes and writes its keys one by one, with pauses, asking nobody.</summary>
    public async Task RefreshElsewhereAsync(TimeSpan pause)
    {
        if (await ReadAsync("refresh_token") is not { } used || Intuit.Refresh(used) is not { } issued)
        {
            Say("the other program is refused");
            return;
        }

        lock (_foreign)
        {
            _foreign.Add(issued.RefreshToken);
        }

        Say($"the other program has rotation {Intuit.RotationOf(issued.RefreshToken)}");
        var end = issued.At.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in new[] { ("access_token", issued.AccessToken), ("refresh_token", issued.RefreshToken), ("token_expires_at", end) })
        {
            await InsistAsync(async () =>
            {
                await new Python(Database).SetExAsync(name, value);
                return true;
            });
            await Task.Delay(pause);
        }

        Say("the other program has written it");
    }

    public bool WasDeliveredElsewhere(string refreshToken)
    {
        lock (_foreign)
        {
            return _foreign.Contains(refreshToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Writes.DisposeAsync();
        await Intuit.DisposeAsync();
        await Redis.DisposeAsync();
    }

    private static async Task<T> InsistAsync<T>(Func<Task<T>> use)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await use();
            }
            catch (Exception exception) when (exception is RedisException or RedisTimeoutException && tries < 200)
            {
                await Task.Delay(50);
            }
        }
    }
}
