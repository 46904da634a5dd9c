using QboAdmin.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(SharedRedis))]

namespace QboAdmin.Tests.Fixtures;

/// <summary>One <c>redis-server</c> for all tests that do not harm it; each gets a database of its own.</summary>
public sealed class SharedRedis : IAsyncLifetime
{
    private RedisProcess _redis = default!;
    private int _last = -1;

    internal RedisProcess Process => _redis;

    public async ValueTask InitializeAsync() => _redis = await RedisProcess.StartAsync();

    /// <summary>A database nobody else uses.</summary>
    public int NextDatabase() => Interlocked.Increment(ref _last);

    public ValueTask DisposeAsync() => _redis.DisposeAsync();
}
