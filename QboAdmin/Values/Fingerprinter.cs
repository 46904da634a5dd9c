using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace QboAdmin.Values;

/// <summary>
/// Makes the <see cref="Fingerprint"/> of a secret. The key comes from the client secret by HKDF (RFC 5869), so all instances that
/// share a connection agree without sharing anything else.
/// </summary>
internal sealed class Fingerprinter
{
    private readonly byte[] _key;

    /// <param name="clientSecret">All instances of one connection have the same.</param>
    public Fingerprinter(ClientSecret clientSecret) => _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Encoding.UTF8.GetBytes(clientSecret.Reveal()),
        outputLength: 32,
        salt: "QboAdmin"u8.ToArray(),
        info: "fingerprint v1"u8.ToArray());

    public Fingerprint Of(Secret secret)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(secret.Reveal()), hash);
        return new Fingerprint(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 24);
    }
}
