using Microsoft.AspNetCore.SignalR;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <inheritdoc/>
internal sealed class HubAnnouncer(
    IHubContext<ConnectionHub, IConnectionClient> hub,
    RedisConnection redis,
    Instance instance,
    ILogger<HubAnnouncer> logger) : IAnnouncer
{
    public async Task AnnounceAsync(NewsTopic topic, long version)
    {
        if (redis.Outage is not null)
        {
            return;
        }

        try
        {
            await hub.Clients.All.Changed(new News(topic, version, instance.Name)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The backplane's own exceptions are many; the others read Redis at intervals, so news is never worth an error.
            ConnectionLog.NotAnnounced(logger, topic, exception);
        }
    }
}
