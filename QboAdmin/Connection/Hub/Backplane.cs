using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using Microsoft.Extensions.Options;

namespace QboAdmin.Connection;

/// <summary>
/// The Redis backplane of this hub alone: registered for all hubs, it would take every open page down with Redis. It is given the hub's
/// options, or it would write each message in every registered protocol, Blazor's own among them, which knows no such messages and throws.
/// </summary>
internal sealed class Backplane(
    ILogger<RedisHubLifetimeManager<ConnectionHub>> logger,
    IOptions<RedisOptions> options,
    IHubProtocolResolver protocols,
    IOptions<HubOptions> allHubs,
    IOptions<HubOptions<ConnectionHub>> thisHub)
    : RedisHubLifetimeManager<ConnectionHub>(logger, options, protocols, allHubs, thisHub), IDisposable
{
    // The connection is shared and ends with its owner. The base would end it here, and fail the whole shutdown if Redis is away by then.
    void IDisposable.Dispose()
    {
    }
}
