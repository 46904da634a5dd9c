using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace QboAdmin.IntuitSimulator.Http;

/// <summary>Knows the one registered app by its Basic header, the only way that Intuit's token endpoint accepts in practice.</summary>
internal sealed class BasicCredentials(IOptions<SimulatorOptions> options)
{
    private const int LongestHeader = 4096;

    private readonly byte[] _expected = Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}");

    public bool AreIn(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ Length: <= LongestHeader } header]) return false;
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return false;
        var sent = new byte[header.Length];
        return Convert.TryFromBase64String(header["Basic ".Length..].Trim(), sent, out var length)
            && CryptographicOperations.FixedTimeEquals(sent.AsSpan(0, length), _expected);
    }

    /// <summary>Intuit names its realm on the API; a token client that reads the challenge finds the same one here.</summary>
    public static (string Name, string Value) Challenge => (HeaderNames.WWWAuthenticate, "Basic realm=\"Intuit\"");
}
