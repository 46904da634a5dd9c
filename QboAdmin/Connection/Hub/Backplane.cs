using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using Microsoft.Extensions.Options;

namespace QboAdmin.Connection;

/// <summary>The Redis backplane of this hub alone: registered for all hubs, it would take every open page down with Redis.</summary>
internal sealed class Backplane(
    ILogger<RedisHubLifetimeManager<ConnectionHub>> logger,
    IOptions<RedisOptions> options,
    IHubProtocolResolver protocols)
    : RedisHubLifetimeManager<ConnectionHub>(logger, options, protocols), IDisposable
{
    // The connection is shared and ends with its owner. The base would end it here, and fail the whole shutdown if Redis is away by then.
    void IDisposable.Dispose()
    {
    }
}
