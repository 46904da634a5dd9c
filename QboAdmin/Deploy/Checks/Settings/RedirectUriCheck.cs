using System.Net;
using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>
/// Whether Intuit will send people back to where they came from: it refuses IP addresses and, for production keys, plain http (Intuit, "Set
/// redirect URIs"), and a cookie of one host is not sent to another.
/// </summary>
internal sealed class RedirectUriCheck(IntuitOptions intuit) : ICheck
{
    public static readonly CheckTitle OwnTitle = new("redirect-uri", CheckGroup.Settings, "Redirect URI");

    public CheckTitle Title => OwnTitle;

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(Judge(intuit.RedirectUri, intuit.Environment, null));

    /// <param name="host">Where the reader's own browser or program found QboAdmin; null when nobody asks.</param>
    public static Finding Judge(Uri redirect, QboEnvironment environment, string? host)
    {
        if (IPAddress.TryParse(redirect.Host.Trim('[', ']'), out _))
        {
            return Finding.Red("an IP address", "Intuit refuses IP addresses. Set QBO_REDIRECT_URI to a host name, such as localhost.");
        }

        if (redirect.Scheme != Uri.UriSchemeHttps && (environment == QboEnvironment.Production || !redirect.IsLoopback))
        {
            return Finding.Red("plain http", $"Intuit takes only https here. Set QBO_REDIRECT_URI to https://{redirect.Host}/qbo/callback and put QboAdmin behind https.");
        }

        var (scheme, place) = (redirect.Scheme, redirect.IsLoopback ? "this machine" : redirect.Authority);
        return host is null || string.Equals(host, redirect.Authority, StringComparison.OrdinalIgnoreCase)
            ? Finding.Green(host is null ? scheme : $"this host, {scheme}", place)
            : Finding.Amber(
                "another host",
                $"You are at {host}, and Intuit sends people back to {redirect.Authority}. Connect from there, or set QBO_REDIRECT_URI to this host.",
                redirect.Authority);
    }
}
