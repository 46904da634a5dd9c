using System.Security.Cryptography;
using System.Text;

namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>Stands for a secret where the secret itself has no business: in the state file, on the control page, in a fault.</summary>
internal static class TokenPrint
{
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static string Short(string secret) => Hash(secret)[..8];
}
