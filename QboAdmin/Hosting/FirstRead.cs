using QboAdmin.Redis;
using QboAdmin.Tokens;

namespace QboAdmin.Hosting;

/// <summary>
/// Holds the server back until the tokens have been read once, so that no page and no program ever sees "not connected" just because the
/// process is young. A Redis that does not answer holds it back for two seconds.
/// </summary>
internal sealed class FirstRead(RedisConnection redis, ConnectionWatch watch, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAny(ReadAsync(), Task.Delay(Longest, time, cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ReadAsync()
    {
        await redis.ConnectAsync().ConfigureAwait(false);
        await watch.LookAsync().ConfigureAwait(false);
    }
}
