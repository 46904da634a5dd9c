using Microsoft.Extensions.Logging.Abstractions;
using QboAdmin.Limits;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Limits;

/// <summary>The limits of one instance over a real Redis.</summary>
internal sealed class LimitsRoom : IAsyncDisposable
{
    private LimitsRoom(RedisConnection redis, LocalPace local, CallLimits limits, QboEnvironment environment)
    {
        (Redis, Local) = (redis, local);
        var keys = new RedisKeys(environment);
        Pace = new SharedPace(redis, keys, local, limits, TimeProvider.System);
        Gauge = new CallGauge(redis, keys, local, limits, TimeProvider.System);
    }

    public RedisConnection Redis { get; }

    public LocalPace Local { get; }

    public SharedPace Pace { get; }

    public CallGauge Gauge { get; }

    public static async Task<LimitsRoom> StartAsync(string redisUrl, CallLimits? limits = null)
    {
        limits ??= new CallLimits();
        var keys = new RedisKeys(QboEnvironment.Sandbox);
        var redis = new RedisConnection(TestInstance.Options(redisUrl), keys, TimeProvider.System, NullLogger<RedisConnection>.Instance);
        await redis.ConnectAsync();
        return new LimitsRoom(redis, new LocalPace(limits, TimeProvider.System), limits, QboEnvironment.Sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        await Redis.DisposeAsync();
        Local.Dispose();
    }
}
