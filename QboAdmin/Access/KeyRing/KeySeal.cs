using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using QboAdmin.Values;

namespace QboAdmin.Access.KeyRing;

/// <summary>
/// Seals Data Protection keys before they go to Redis (AES-256-GCM, the key's name bound in): whoever can read Redis could make themselves a
/// sign-in cookie otherwise. The key comes from the client secret by HKDF (RFC 5869), which every instance of one connection has.
/// </summary>
internal sealed class KeySeal(ClientSecret secret)
{
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Encoding.UTF8.GetBytes(secret.Reveal()),
        outputLength: 32,
        salt: "QboAdmin"u8.ToArray(),
        info: "data protection keys v1"u8.ToArray());

    public byte[] Close(string name, XElement element)
    {
        var plain = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        var cipher = new byte[plain.Length];
        using var aes = new AesGcm(_key, tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag, Encoding.UTF8.GetBytes(name));
        return [.. nonce, .. tag, .. cipher];
    }

    /// <summary>Opens what <see cref="Close"/> sealed; false for what was sealed with another secret, or is no key at all.</summary>
    public bool TryOpen(string name, byte[] sealedKey, [NotNullWhen(true)] out XElement? element)
    {
        element = null;
        var (nonceLength, tagLength) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        if (sealedKey.Length < nonceLength + tagLength)
        {
            return false;
        }

        var plain = new byte[sealedKey.Length - nonceLength - tagLength];
        try
        {
            using var aes = new AesGcm(_key, tagLength);
            aes.Decrypt(
                sealedKey.AsSpan(0, nonceLength),
                sealedKey.AsSpan(nonceLength + tagLength),
                sealedKey.AsSpan(nonceLength, tagLength),
                plain,
                Encoding.UTF8.GetBytes(name));
            element = XElement.Parse(Encoding.UTF8.GetString(plain));
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or XmlException)
        {
            return false;
        }
    }
}
