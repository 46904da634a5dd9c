using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace QboAdmin.Access;

/// <summary>
/// Whether a request surely comes from this machine: every bound address is loopback, the host asked for is this machine's own name, and
/// no proxy has passed it on. What the demo offers without a secret is offered to such requests alone.
/// </summary>
internal sealed class LocalOnly(IServer server)
{
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    public bool Allows(HttpContext http) =>
        IsBoundToLoopback()
        && Hosts.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !http.Request.Headers.Keys.Any(IsForwarded);

    private static bool IsForwarded(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);

    private bool IsBoundToLoopback() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
        && addresses.All(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback);
}
