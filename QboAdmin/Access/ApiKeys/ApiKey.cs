using System.Security.Cryptography;
using System.Text;
using QboAdmin.Values;

namespace QboAdmin.Access;

/// <summary>One entry of <c>QBOADMIN_API_KEYS</c>. The key itself is kept only as its hash.</summary>
internal sealed class ApiKey(string name, Role role, string key)
{
    private readonly byte[] _hash = Hash(key);

    public string Name { get; } = name;

    public Role Role { get; } = role;

    /// <summary>Whether this is the key, in a time that tells nothing about how much of it is right.</summary>
    public bool Matches(string presented) => CryptographicOperations.FixedTimeEquals(_hash, Hash(presented));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
