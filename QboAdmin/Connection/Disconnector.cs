using QboAdmin.Audit;
using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>Ends the connection: first here and on all instances, then at Intuit, which may take until Intuit can be reached.</summary>
internal sealed class Disconnector(
    ITokenStore store,
    TokenMemory memory,
    ConnectionWatch watch,
    IIntuitOAuthClient oauth,
    RevokeQueue revokes,
    EventLog events,
    AuditLog audit,
    TimeProvider time,
    ILogger<Disconnector> logger)
{
    /// <summary>Not cancellable: whoever asked may be gone before Intuit has been told.</summary>
    public async Task<DisconnectResult> DisconnectAsync(Actor by)
    {
        var ended = await ForgetAsync(by).ConfigureAwait(false);
        watch.ShowMemory();
        await watch.ChangedHereAsync().ConfigureAwait(false);
        ConnectionLog.Disconnected(logger, by.Name);
        await audit.RecordAsync(AuditAction.Disconnect, by, succeeded: true, ended.Company).ConfigureAwait(false);
        if (ended.RefreshToken is null)
        {
            return ended.HadKeys ? DisconnectResult.NothingToRevoke : DisconnectResult.WasNotConnected;
        }

        var failure = await oauth.RevokeAsync(ended.RefreshToken, CancellationToken.None).ConfigureAwait(false);
        var grant = new EndedGrant(ended.RefreshToken, ended.Realm, ended.Disconnected);
        if (failure is null)
        {
            await revokes.NoteAsync(grant, RevokeState.Done).ConfigureAwait(false);
            return DisconnectResult.Revoked;
        }

        ConnectionLog.RevokeWaits(logger, failure.Message);
        revokes.Add(grant);
        return DisconnectResult.RevokeWaits;
    }

    private async Task<Ended> ForgetAsync(Actor by)
    {
        using var entered = await memory.EnterAsync().ConfigureAwait(false);
        try
        {
            var stored = await store.ReadAsync().ConfigureAwait(false);
            var ended = Describe(by, memory.State.Unsaved?.Tokens.RefreshToken ?? stored.RefreshToken.Value, stored);
            if (ended.HadKeys)
            {
                await store.ClearAsync(new WriteCondition.Always(), MetadataChange.Forget.Set(ended.Disconnected), Event(ended)).ConfigureAwait(false);
            }

            memory.DropUnsaved();
            memory.Adopt(await store.ReadAsync().ConfigureAwait(false));
            return ended;
        }
        catch (RedisFailedException)
        {
            // Ended for this instance now, and for all others as soon as Redis can be told.
            var state = memory.State;
            var ended = Describe(by, state.Tokens?.RefreshToken, state.Stored);
            var happened = Event(ended);
            memory.ForgetUntilCleared(new PendingClear(Identities(state), ended.Disconnected, happened));
            events.AddLocal(happened);
            return ended;
        }
    }

    // What Redis was last seen to hold, and what this process alone holds.
    private static List<ConnectionIdentity> Identities(MemoryState state)
    {
        var ends = new List<ConnectionIdentity>();
        if (state.Stored is { } stored)
        {
            ends.Add(stored.Identity);
        }

        if (state.Unsaved is { } unsaved)
        {
            ends.Add(new ConnectionIdentity(unsaved.Tokens.Realm, unsaved.Metadata.ConnectedBy));
        }

        return ends;
    }

    private Ended Describe(Actor by, RefreshToken? refreshToken, StoredConnection? stored)
    {
        var company = memory.State.Metadata.Company?.Name;
        var realm = memory.State.Tokens?.Realm ?? (stored?.Realm is { IsOk: true } known ? known.Value : null);
        var disconnected = new DisconnectedBy(
            by.Name, time.GetUtcNow(), company, refreshToken is null ? RevokeState.NotNeeded : RevokeState.Pending);
        return new Ended(refreshToken, realm, company ?? realm?.Value, stored is { Keys.IsEmpty: false } || refreshToken is not null, disconnected);
    }

    private ConnectionEvent Event(Ended ended) =>
        events.New(ConnectionEventKind.Disconnected) with { By = ended.Disconnected.Name, About = ended.Company };

    private sealed record Ended(RefreshToken? RefreshToken, RealmId? Realm, string? Company, bool HadKeys, DisconnectedBy Disconnected);
}
