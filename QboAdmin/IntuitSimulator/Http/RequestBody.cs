using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace QboAdmin.IntuitSimulator.Http;

/// <summary>
/// Reads request bodies up to a limit. Nothing here is cancelled by the caller's hanging up: Intuit, too, finishes what it has received.
/// </summary>
internal static class RequestBody
{
    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    public static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.IsSubsetOf(Form);

    /// <summary>The text of the body, inflated where it is compressed; null when it is too long, or not what its encoding says.</summary>
    public static async Task<string?> ReadTextAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit) return null;
        using var inflated = Inflate(request);
        if (inflated is null) return null;
        using var text = new MemoryStream();
        try
        {
            var buffer = new byte[4096];
            while (await inflated.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
            {
                if (text.Length + count > limit) return null;
                text.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>The fields of a url-encoded body; null for any other kind of body, and for one that is too long.</summary>
    public static async Task<Dictionary<string, StringValues>?> ReadFormAsync(HttpRequest request, int limit) =>
        IsForm(request) && await ReadTextAsync(request, limit).ConfigureAwait(false) is { } text ? ParseForm(text) : null;

    public static Dictionary<string, StringValues>? ParseForm(string text)
    {
        try
        {
            using var reader = new FormReader(text);
            return reader.ReadForm();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Stream? Inflate(HttpRequest request) => request.Headers.ContentEncoding.ToString() switch
    {
        "" or "identity" => request.Body,
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(request.Body, CompressionMode.Decompress),
        _ => null,
    };
}
