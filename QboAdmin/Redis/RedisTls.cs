using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace QboAdmin.Redis;

/// <summary>How the certificate of a <c>rediss://</c> server is checked: <c>REDIS_TLS</c>.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Sha256">The expected SHA-256 of the certificate in upper-case hex; only with <see cref="RedisTlsKind.Pinned"/>.</param>
internal sealed record RedisTls(RedisTlsKind Kind, string? Sha256 = null)
{
    public static readonly RedisTls Verify = new(RedisTlsKind.Verify);

    /// <summary>Reads <c>verify</c>, <c>self-signed</c> or the 64 hex digits of a certificate's SHA-256 (colons allowed).</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public static RedisTls Parse(string? text)
    {
        var value = text?.Trim();
        if (string.IsNullOrEmpty(value) || value.Equals("verify", StringComparison.OrdinalIgnoreCase))
        {
            return Verify;
        }

        if (value.Equals("self-signed", StringComparison.OrdinalIgnoreCase))
        {
            return new RedisTls(RedisTlsKind.SelfSigned);
        }

        var hex = value.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        return hex.Length == 64 && hex.All(char.IsAsciiHexDigit)
            ? new RedisTls(RedisTlsKind.Pinned, hex)
            : throw new FormatException("REDIS_TLS must be 'verify', 'self-signed' or the SHA-256 of the server's certificate in hex.");
    }

    /// <summary>The check for the connection, or null for the framework's own.</summary>
    public RemoteCertificateValidationCallback? Check() => Kind switch
    {
        RedisTlsKind.SelfSigned => (_, certificate, _, _) => certificate is not null,
        RedisTlsKind.Pinned => (_, certificate, _, _) => certificate is X509Certificate2 known && HasPin(known),
        _ => null,
    };

    private bool HasPin(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256) == Sha256;
}

internal enum RedisTlsKind
{
    /// <summary>As for any web site: trusted issuer, right name, not expired.</summary>
    Verify,

    /// <summary>Any certificate. The line is encrypted, but nobody knows who is at the other end.</summary>
    SelfSigned,

    /// <summary>Exactly one certificate, whoever issued it.</summary>
    Pinned,
}
