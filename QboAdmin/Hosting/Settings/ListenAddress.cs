using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace QboAdmin.Hosting;

/// <summary>
/// Where to listen: <c>--urls</c>, then <c>PORT</c> (all interfaces in Production, this machine alone otherwise), then <c>ASPNETCORE_URLS</c>,
/// then http://localhost:5000.
/// </summary>
/// <param name="Urls">One or more, separated by semicolons, with real port numbers.</param>
/// <param name="Port">The port of the first one.</param>
internal sealed record ListenAddress(string Urls, int Port)
{
    public const int DefaultPort = 5000;

    /// <exception cref="FormatException">A setting is wrong; the message says which.</exception>
    public static ListenAddress Read(string? urlsOption, Func<string, string?> environment, bool isProduction)
    {
        var (source, urls) = urlsOption is not null ? ("--urls", urlsOption)
            : environment("PORT") is { } port ? ("PORT", FromPort(port, isProduction))
            : environment("ASPNETCORE_URLS") is { } aspNetCoreUrls ? ("ASPNETCORE_URLS", aspNetCoreUrls)
            : ("", $"http://localhost:{DefaultPort}");

        var resolved = urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(WithRealPort).ToList();
        return resolved.Count > 0 && resolved.All(url => url is not null)
            ? new ListenAddress(string.Join(';', resolved.Select(url => url!.Value.Url)), resolved[0]!.Value.Port)
            : throw new FormatException($"{source} must be one or more addresses such as http://localhost:5000, separated by semicolons.");
    }

    private static string FromPort(string text, bool isProduction) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65_535
            ? $"http://{(isProduction ? "*" : "localhost")}:{port}"
            : throw new FormatException("PORT must be a number from 0 to 65535.");

    // 0 means "any free one". It is chosen here, because the redirect URI needs to know it.
    private static (string Url, int Port)? WithRealPort(string url)
    {
        // Kestrel's wildcards are no host names.
        var readable = url.Replace("://*", "://wildcard", StringComparison.Ordinal).Replace("://+", "://wildcard", StringComparison.Ordinal);
        if (!Uri.TryCreate(readable, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return null;
        }

        if (uri.Port != 0)
        {
            return (url, uri.Port);
        }

        var port = FindFreePort();
        return (url[..(url.LastIndexOf(':') + 1)] + port.ToString(CultureInfo.InvariantCulture), port);
    }

    internal static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
