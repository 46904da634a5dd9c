using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>Grants that nobody needs any more and that Intuit is still to be told of. Worked off one floor up.</summary>
internal sealed class GrantsToEnd
{
    private readonly ConcurrentQueue<EndedGrant> _grants = new();

    /// <summary>Raised after one was added.</summary>
    public event Action? Added;

    public void Add(EndedGrant grant)
    {
        _grants.Enqueue(grant);
        Added?.Invoke();
    }

    public bool TryTake([MaybeNullWhen(false)] out EndedGrant grant) => _grants.TryDequeue(out grant);
}

/// <summary>One such grant.</summary>
/// <param name="Realm">Its company; null when that was not known.</param>
/// <param name="Disconnected">The disconnect it belongs to; null when it ended without one.</param>
internal sealed record EndedGrant(RefreshToken RefreshToken, RealmId? Realm, DisconnectedBy? Disconnected);
