using QboAdmin.Redis;
using QboAdmin.Tokens;

namespace QboAdmin.Hosting;

/// <summary>
/// Connects to Redis before anything else starts, so that no service begins with an empty memory of its own, and holds the server back until
/// the tokens have been read once, so that nobody sees "not connected" just because the process is young. A Redis that does not answer
/// holds it back for two seconds.
/// </summary>
internal sealed class FirstRead(RedisConnection redis, ConnectionWatch watch, TimeProvider time) : IHostedLifecycleService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private Task _longest = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _longest = Task.Delay(Longest, time, cancellationToken);
        return Task.WhenAny(redis.ConnectAsync(), _longest);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAny(watch.LookAsync(), _longest);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
