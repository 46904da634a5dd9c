using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tests.Faults;

/// <summary>An instance in this process. Its death is that it neither asks, writes nor extends its lock any more.</summary>
internal sealed class NearInstance : IHistoryInstance
{
    private readonly AttemptPoints _points;
    private readonly TestInstance _instance;
    private readonly IDatabase _redis;
    private volatile TaskCompletionSource _stopped = New();
    private volatile TaskCompletionSource _go = New();
    private AttemptPoint? _stopAt;

    private NearInstance(string name, AttemptPoints points, TestInstance instance, IDatabase redis)
    {
        (Name, _points, _instance, _redis) = (name, points, instance, redis);
        points.Reached = ReachedAsync;
    }

    public string Name { get; }

    public bool IsDead => _points.IsDead;

    public Task Stopped => _stopped.Task;

    public static async Task<IHistoryInstance> StartAsync(string name, HistoryWorld world, TimeSpan clockIsAhead)
    {
        var points = new AttemptPoints();
        var instance = await TestInstance.StartAsync(
            world.Redis.Url,
            name,
            simulator: world.Intuit.Url,
            oauthLimit: QuickLock.HttpLimit,
            time: new ShiftedTime(clockIsAhead),
            configure: services =>
            {
                QuickLock.Use(services);
                points.Use(services);
            });
        return new NearInstance(name, points, instance, world.Database);
    }

    public async Task<string?> TryGetTokenAsync() =>
        (await _instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value?.Token.Reveal();

    public async Task<string?> TryReplaceAsync(string refused) =>
        (await _instance.Get<IAccessTokenSource>().ReplaceAsync(AccessToken.Parse(refused), CancellationToken.None)).Value?.Token.Reveal();

    public Task<string> ShowAsync() => Task.FromResult($"{_instance.Current.State} {_instance.Current.RefreshToken} {_instance.Current.AccessToken}");

    public bool WasDelivered(string refreshToken) => _points.WasDelivered(refreshToken);

    public void StopAt(AttemptPoint point)
    {
        (_stopped, _go) = (New(), New());
        _stopAt = point;
    }

    public void Go()
    {
        _stopAt = null;
        _go.TrySetResult();
    }

    public async Task KillAsync()
    {
        _points.IsDead = true;
        if (_instance.Get<RedisConnection>().Multiplexer is { } multiplexer)
        {
            await multiplexer.DisposeAsync();
        }
    }

    public async Task FreezeAsync(TimeSpan time)
    {
        // What extends the lock runs on in this process; to the others the lock ends all the same.
        await Task.Delay(QuickLock.Options.LockLife);
        await _redis.KeyDeleteAsync("qbo_admin:sandbox:lock:refresh");
        await Task.Delay(time - QuickLock.Options.LockLife);
    }

    public ValueTask DisposeAsync()
    {
        Go();
        _points.Bury();
        return _instance.DisposeAsync();
    }

    private async Task ReachedAsync(AttemptPoint point)
    {
        if (_stopAt == point)
        {
            _stopAt = null;
            var go = _go.Task;
            _stopped.TrySetResult();
            await go;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
