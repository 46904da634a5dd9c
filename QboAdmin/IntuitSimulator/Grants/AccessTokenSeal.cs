using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>
/// Turns claims into an access token and back: a JWE in compact form (direct encryption, A256GCM), as opaque to clients as Intuit's.
/// Because a token carries its own facts, old ones stay valid to their end without a list that grows with every refresh.
/// </summary>
internal sealed class AccessTokenSeal(byte[] key)
{
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"dir","enc":"A256GCM","x.org":"H0"}"""u8);

    public string Seal(AccessClaims claims)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var plain = JsonSerializer.SerializeToUtf8Bytes(claims, AccessClaimsJson.Default.AccessClaims);
        var sealedClaims = new byte[plain.Length];
        var tag = new byte[TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedClaims, tag, Encoding.ASCII.GetBytes(Header));
        return $"{Header}..{Base64Url.EncodeToString(nonce)}.{Base64Url.EncodeToString(sealedClaims)}.{Base64Url.EncodeToString(tag)}";
    }

    /// <summary>Null for anything that was not sealed with this key.</summary>
    public AccessClaims? Open(string token)
    {
        if (token.Split('.') is not [var header, "", var nonce, var sealedClaims, var tag] || header != Header) return null;
        if (Decode(nonce) is not { Length: NonceBytes } nonceBytes || Decode(tag) is not { Length: TagBytes } tagBytes) return null;
        if (Decode(sealedClaims) is not { } sealedBytes) return null;
        var plain = new byte[sealedBytes.Length];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(nonceBytes, sealedBytes, tagBytes, plain, Encoding.ASCII.GetBytes(Header));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return JsonSerializer.Deserialize(plain, AccessClaimsJson.Default.AccessClaims);
    }

    private static byte[]? Decode(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;
}
