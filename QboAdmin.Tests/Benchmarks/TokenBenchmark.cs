using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;
using ZiggyCreatures.Caching.Fusion;

namespace QboAdmin.Tests.Benchmarks;

/// <summary>A fresh access token for a caller: QboAdmin's way, and the same token out of two caches' memory.</summary>
[MemoryDiagnoser]
public class TokenBenchmark
{
    private const string Key = "access-token";

    private ServiceProvider _services = default!;
    private TokenSource _source = default!;
    private HybridCache _hybrid = default!;
    private FusionCache _fusion = default!;
    private AccessGrant _grant = default!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        var services = new ServiceCollection();
        services.AddHybridCache();
        _services = services.BuildServiceProvider();
        _hybrid = _services.GetRequiredService<HybridCache>();
        _fusion = new FusionCache(new FusionCacheOptions());

        var end = DateTimeOffset.UtcNow.AddHours(1);
        var set = new TokenSet(The.AccessToken, The.RefreshToken, The.Realm, end);
        _grant = new AccessGrant(set.AccessToken, set.Realm, end);
        await _hybrid.SetAsync(Key, new CachedGrant(_grant.Token.Reveal(), _grant.Realm.Value, end));
        await _fusion.SetAsync(Key, _grant, TimeSpan.FromHours(1));

        // The real thing, reading the real time; only that nothing ever has to be refreshed.
        var keys = new RedisKeys(QboEnvironment.Sandbox);
        var memory = new TokenMemory();
        memory.Adopt(The.Stored(set));
        var feed = new ConnectionFeed(keys);
        feed.Show(new SnapshotBuilder(The.Fingerprinter).Build(new SnapshotFacts(keys.Environment, The.Stored(set), memory.State, null, DateTimeOffset.UtcNow)));
        _source = new TokenSource(memory, feed, watch: null!, refresher: null!, new IntuitClock(TimeProvider.System, NullLogger<IntuitClock>.Instance));
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _services.Dispose();
        _fusion.Dispose();
    }

    [Benchmark(Baseline = true)]
    public async ValueTask<bool> QboAdmin() => (await _source.GetAsync(CancellationToken.None)).Value is not null;

    [Benchmark]
    public async ValueTask<bool> HybridCacheHit() =>
        await _hybrid.GetOrCreateAsync<CachedGrant>(Key, static _ => throw new InvalidOperationException("It is there.")) is not null;

    [Benchmark]
    public async ValueTask<bool> FusionCacheHit() =>
        await _fusion.GetOrSetAsync<AccessGrant>(Key, static (_, _) => throw new InvalidOperationException("It is there."), TimeSpan.FromHours(1)) is not null;

    /// <summary>HybridCache keeps what it can serialize; immutable, so that it hands out the object itself.</summary>
    [System.ComponentModel.ImmutableObject(true)]
    public sealed record CachedGrant(string Token, string Realm, DateTimeOffset EndsAt);
}
