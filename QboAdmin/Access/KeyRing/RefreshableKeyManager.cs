using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace QboAdmin.Access.KeyRing;

/// <summary>
/// The framework's key manager, with a ring that can be told to read itself again. By itself it would keep what it read for a
/// day, and not see the keys that other instances made while Redis was away.
/// </summary>
internal sealed class RefreshableKeyManager(XmlKeyManager inner) : IKeyManager, IDisposable
{
    private CancellationTokenSource _read = new();

    /// <summary>The next use of the ring reads the repository again.</summary>
    // The one before is not disposed: somebody may be about to link to its token.
    public void ReadAgain() => Interlocked.Exchange(ref _read, new CancellationTokenSource()).Cancel();

    public CancellationToken GetCacheExpirationToken() =>
        CancellationTokenSource.CreateLinkedTokenSource(inner.GetCacheExpirationToken(), Volatile.Read(ref _read).Token).Token;

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) =>
        inner.CreateNewKey(activationDate, expirationDate);

    public IReadOnlyCollection<IKey> GetAllKeys() => inner.GetAllKeys();

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => inner.RevokeAllKeys(revocationDate, reason);

    public void RevokeKey(Guid keyId, string? reason = null) => inner.RevokeKey(keyId, reason);

    public void Dispose() => _read.Dispose();
}
