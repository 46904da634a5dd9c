using QboAdmin.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// What is left to do when Redis answers again: save what could not be saved, clear what was disconnected meanwhile, and write
/// back what Redis lost. Whoever calls holds the memory's gate.
/// </summary>
internal sealed class OutageRecovery(
    ITokenStore store,
    TokenMemory memory,
    TokenSaver saver,
    EventLog events,
    ILogger<OutageRecovery> logger)
{
    /// <returns>Whether Redis may have changed and must be read again.</returns>
    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    public async Task<bool> RecoverAsync(StoredConnection stored)
    {
        var state = memory.State;
        if (state.ToClear is { } pending)
        {
            await ClearAsync(pending, stored).ConfigureAwait(false);
            return true;
        }

        if (state.Unsaved is { } unsaved)
        {
            return await saver.SaveAsync(unsaved).ConfigureAwait(false) != SaveOutcome.NotSaved;
        }

        return state.Tokens is { } tokens && state.Stored is { } known && known.RunId != stored.RunId
            && await RestoreAsync(tokens, state, stored).ConfigureAwait(false);
    }

    private async Task ClearAsync(PendingClear pending, StoredConnection stored)
    {
        // Only the set that was disconnected goes: somebody may have connected again elsewhere.
        var isSame = pending.Tokens is null
            || stored.RefreshToken.Value == pending.Tokens.RefreshToken
            || stored.AccessToken.Value == pending.Tokens.AccessToken;
        if (isSame && !stored.Keys.IsEmpty)
        {
            var change = MetadataChange.Forget.Set(pending.Disconnected);
            await store.ClearAsync(WriteCondition.StillStored.As(stored), change, pending.Happened).ConfigureAwait(false);
        }

        memory.DropToClear();
    }

    private async Task<bool> RestoreAsync(TokenSet tokens, MemoryState state, StoredConnection stored)
    {
        var isEmpty = stored.Keys.IsEmpty && stored.Metadata is null;
        var isOlder = stored.Metadata is { } metadata
            && metadata.Version < state.Metadata.Version
            && stored.AccessTokenEndsAt.IsOk
            && stored.AccessTokenEndsAt.Value < tokens.AccessTokenEndsAt;
        if (!isEmpty && !isOlder)
        {
            return false;
        }

        WriteCondition condition = isEmpty ? new WriteCondition.StillAbsent() : WriteCondition.StillStored.As(stored);
        var happened = events.New(ConnectionEventKind.Restored) with { Reason = isEmpty ? "came back empty" : "came back with older tokens" };
        if (await store.WriteAsync(tokens, condition, MetadataChange.Everything(state.Metadata), happened).ConfigureAwait(false) is null)
        {
            return true;
        }

        TokensLog.Restored(logger);
        return true;
    }
}
