using System.Globalization;

namespace QboAdmin.Hosting;

/// <summary>The verb <c>alive</c>: whether the instance of this container answers. For health checks where there is no shell and no curl.</summary>
internal static class AliveVerb
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <returns>0 when it answers, 1 when it does not.</returns>
    public static async Task<int> RunAsync(string? urls)
    {
        try
        {
            var listen = ListenAddress.Read(urls, name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null, Startup.IsProduction);
            using var http = new HttpClient { Timeout = Limit };
            using var response = await http.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{listen.Port}/health"))).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or FormatException)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return 1;
        }
    }
}
