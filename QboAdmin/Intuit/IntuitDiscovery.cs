using System.Text.Json;
using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <summary>
/// Reads Intuit's discovery document when it is first needed and once a day after that. Only https hosts under intuit.com, or the
/// configured base, are believed; while it can't be read, the built-in endpoints serve.
/// </summary>
internal sealed class IntuitDiscovery(HttpClient http, IntuitOptions options, TimeProvider time, ILogger<IntuitDiscovery> logger) : IDisposable
{
    /// <summary>Many times the length of Intuit's document; the client reads no more.</summary>
    public const int MaxBytes = 64 * 1024;

    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly IntuitEndpoints _builtIn = IntuitEndpoints.BuiltIn(options.BaseUrl);
    private (IntuitEndpoints Endpoints, DateTimeOffset Until)? _known;

    public async Task<IntuitEndpoints> GetAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_known is not { } known || known.Until <= time.GetUtcNow())
            {
                var read = await TryReadAsync(cancellationToken).ConfigureAwait(false);
                _known = known = (read ?? _builtIn, time.GetUtcNow() + (read is null ? RetryAfter : GoodFor));
            }

            return known.Endpoints;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Reads it once more; what was known stays when that fails.</summary>
    public async Task ReadAgainAsync(CancellationToken cancellationToken)
    {
        if (await TryReadAsync(cancellationToken).ConfigureAwait(false) is { } read)
        {
            await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
            _known = (read, time.GetUtcNow() + GoodFor);
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private Uri Address => options.BaseUrl is { } all
        ? IntuitEndpoints.Under(all, $".well-known/{DocumentName}")
        : new Uri($"https://developer.api.intuit.com/.well-known/{DocumentName}");

    private string DocumentName =>
        options.Environment == QboEnvironment.Production ? "openid_configuration" : "openid_sandbox_configuration";

    private async Task<IntuitEndpoints?> TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(Address, cancellationToken).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return new IntuitEndpoints(
                Read(document.RootElement, "authorization_endpoint"),
                Read(document.RootElement, "token_endpoint"),
                Read(document.RootElement, "revocation_endpoint"));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && (OAuthAnswer.IsTransport(exception) || exception is JsonException or FormatException or InvalidOperationException))
        {
            IntuitLog.DiscoveryFailed(logger, exception);
            return null;
        }
    }

    private Uri Read(JsonElement document, string member)
    {
        var text = document.TryGetProperty(member, out var value) ? value.GetString() : null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsBelieved(uri)
            ? uri
            : throw new FormatException($"Intuit's discovery document has no usable {member}.");
    }

    private bool IsBelieved(Uri uri) => options.BaseUrl is { } all
        ? uri.AbsoluteUri.StartsWith(all.AbsoluteUri.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase)
        : uri.Scheme == Uri.UriSchemeHttps
            && uri.UserInfo.Length == 0
            && (uri.Host == "intuit.com" || uri.Host.EndsWith(".intuit.com", StringComparison.OrdinalIgnoreCase));
}
