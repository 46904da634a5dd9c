using System.Security.Cryptography;
using QboAdmin.IntuitSimulator.Grants;

namespace QboAdmin.IntuitSimulator.State;

/// <summary>
/// Everything the simulator remembers, in the shape in which it is written to disk. Lives inside <see cref="StateStore"/> and is touched
/// under its lock only.
/// </summary>
internal sealed class SimulatorState
{
    private const int MostCodes = 200;
    private const int MostGrants = 500;

    public TimeSpan ClockOffset { get; set; }

    public Behaviour Behaviour { get; set; } = new();

    public Counters Counters { get; set; } = new();

    public List<PendingCode> Codes { get; set; } = [];

    public List<Grant> Grants { get; set; } = [];

    /// <summary>The number of the access token issued last.</summary>
    public long LastAccessToken { get; set; }

    /// <summary>Access tokens up to this number have been ended before their time.</summary>
    public long EndedAccessTokens { get; set; }

    /// <summary>Seals the access tokens, which carry their own facts and are not listed anywhere.</summary>
    public byte[] AccessTokenKey { get; set; } = RandomNumberGenerator.GetBytes(AccessTokenSeal.KeyBytes);

    /// <summary>The RSA key behind the JWKS, PKCS#8; made when it is first needed.</summary>
    public byte[]? SigningKey { get; set; }

    public void Add(PendingCode code, DateTimeOffset now)
    {
        Codes.RemoveAll(old => now >= old.ExpiresAt);
        if (Codes.Count >= MostCodes) Codes.RemoveAt(0);
        Codes.Add(code);
    }

    public void Add(Grant grant)
    {
        if (Grants.Count >= MostGrants) Grants.RemoveAt(Math.Max(0, Grants.FindIndex(old => old.End is not null)));
        Grants.Add(grant);
    }
}
