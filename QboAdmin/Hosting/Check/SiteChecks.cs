using System.Net.WebSockets;
using System.Text.RegularExpressions;
using QboAdmin.Deploy;

namespace QboAdmin.Hosting;

/// <summary>What a browser would meet: is the site encrypted, does a WebSocket get through, are the files of its pages there?</summary>
internal sealed partial class SiteChecks(HttpClient http, string? apiKey)
{
    private readonly CheckRunner _runner = new(TimeProvider.System, LoggerFactory.Create(logging => logging.AddQboAdminErrorConsole(LogLevel.Warning)).CreateLogger<CheckRunner>());

    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancellationToken) => await _runner.RunAsync(
        [
            new SiteCheck("site-https", "Site over https", LookAtScheme),
            new SiteCheck("site-websocket", "WebSocket gets through", OpenWebSocketAsync),
            new SiteCheck("site-assets", "Assets", FetchAssetsAsync),
        ],
        cancellationToken).ConfigureAwait(false);

    private Task<Finding> LookAtScheme(CancellationToken cancellationToken) => Task.FromResult(
        http.BaseAddress!.Scheme == Uri.UriSchemeHttps ? Finding.Green("https")
        : http.BaseAddress.IsLoopback ? Finding.Green("http, this machine")
        : Finding.Amber("plain http", "Session cookies and API keys cross the network readable. Put the site behind https."));

    private async Task<Finding> OpenWebSocketAsync(CancellationToken cancellationToken)
    {
        var address = new UriBuilder(new Uri(http.BaseAddress!, "/hubs/connection"));
        address.Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws";
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {apiKey}");
        try
        {
            await socket.ConnectAsync(address.Uri, cancellationToken).ConfigureAwait(false);
            return Finding.Green("open");
        }
        catch (WebSocketException refused)
        {
            return Finding.Red(
                "refused",
                $"Pages can’t live without WebSockets ({refused.Message}). The proxy must pass the Upgrade and Connection headers on.");
        }
    }

    private async Task<Finding> FetchAssetsAsync(CancellationToken cancellationToken)
    {
        var page = await http.GetStringAsync(new Uri("/login", UriKind.Relative), cancellationToken).ConfigureAwait(false);
        var paths = AssetPath().Matches(page).Select(match => match.Groups[1].Value).Distinct().ToList();
        var missing = new List<string>();
        foreach (var path in paths)
        {
            using var response = await http.GetAsync(new Uri($"/{path}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                missing.Add($"{path} ({(int)response.StatusCode})");
            }
        }

        var measured = $"{paths.Count - missing.Count} of {paths.Count}";
        return paths.Count == 0 ? Finding.Red("none", "The sign-in page names no files. Does this address lead to QboAdmin?")
            : missing.Count == 0 ? Finding.Green(measured, "files of the sign-in page")
            : Finding.Red(measured, $"Pages will look broken: {string.Join(", ", missing.Take(3))}. Publish anew, or have the proxy pass these paths on.");
    }

    [GeneratedRegex("(?:href|src)=\"((?:css|js|_content|_framework)/[^\"]+)\"")]
    private static partial Regex AssetPath();

    private sealed class SiteCheck(string id, string name, Func<CancellationToken, Task<Finding>> look) : ICheck
    {
        public CheckTitle Title { get; } = new(id, CheckGroup.Host, name);

        public Task<Finding> LookAsync(CancellationToken cancellationToken) => look(cancellationToken);
    }
}
