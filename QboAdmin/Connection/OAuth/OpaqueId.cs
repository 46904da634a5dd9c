using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace QboAdmin.Connection;

/// <summary>Unguessable ids, and the short hashes under which they are stored.</summary>
internal static class OpaqueId
{
    private const int Bytes = 32;
    private const int Length = 43;

    /// <summary>256 random bits, safe in URLs and cookies.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether a text from outside has the form of such an id.</summary>
    public static bool IsWellFormed(string? text) => text is { Length: Length } && Base64Url.IsValid(text);

    /// <summary>One-way and short, so that what is stored does not give the id away.</summary>
    public static string Hash(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32];
}
