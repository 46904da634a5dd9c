using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;

namespace QboAdmin.IntuitSimulator.Http;

/// <summary>
/// An answer in Intuit's wire format. The body is written to the response only when the result is executed, so a fault can still drop
/// the connection after the work was done.
/// </summary>
internal sealed class IntuitAnswer(int status, JsonNode? body = null) : IResult
{
    public int Status => status;

    public string ContentType { get; init; } = "application/json;charset=UTF-8";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The Accounting API compresses for clients that ask for it; the OAuth server does not.</summary>
    public bool MayCompress { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        foreach (var (name, value) in Headers) response.Headers[name] = value;

        var bytes = body is null ? [] : IntuitJsonText.Bytes(body);
        if (bytes.Length > 0) response.ContentType = ContentType;
        if (MayCompress) response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (MayCompress && AcceptsGzip(httpContext.Request))
        {
            response.Headers.ContentEncoding = "gzip";
            bytes = Gzip(bytes);
        }
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted).ConfigureAwait(false);
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var codings)
        && codings.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    private static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest)) gzip.Write(bytes);
        return target.ToArray();
    }
}
