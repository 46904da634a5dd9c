using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>
/// Where news of the connection is told, on every instance at once through the Redis backplane. Whoever joins only listens: there is no
/// method to call.
/// </summary>
[Authorize(Policies.ReadStatus)]
internal sealed class ConnectionHub : Hub<IConnectionClient>;
