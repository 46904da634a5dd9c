using QboAdmin.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// What is left to do when Redis answers again: clear what was disconnected meanwhile, save what could not be saved, and write
/// back what Redis lost. Whoever calls holds the memory's gate.
/// </summary>
internal sealed class OutageRecovery(
    ITokenStore store,
    TokenMemory memory,
    TokenSaver saver,
    EventLog events,
    ILogger<OutageRecovery> logger)
{
    // Each round lost means that somebody else wrote in between; nobody writes that often.
    private const int Rounds = 5;

    /// <returns>Whether Redis may have changed and must be read again.</returns>
    /// <exception cref="RedisFailedException">Redis did not answer or refused; what is left to do is still left.</exception>
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
            return !state.HoldsBack && await saver.SaveLateAsync(unsaved).ConfigureAwait(false) != SaveOutcome.NotSaved;
        }

        return state.Tokens is { } tokens && state.Stored is { } known && known.RunId != stored.RunId
            && await RestoreAsync(tokens, state, stored).ConfigureAwait(false);
    }

    private async Task ClearAsync(PendingClear pending, StoredConnection stored)
    {
        if (!stored.Keys.IsEmpty && !pending.Ends.Contains(stored.Identity))
        {
            // Somebody connected anew meanwhile; that connection was not meant.
            memory.DropToClear();
            return;
        }

        // Also over empty keys: another instance that remembers the set must not take them for a loss.
        WriteCondition condition = stored.Keys.IsEmpty ? new WriteCondition.StillAbsent() : WriteCondition.StillStored.As(stored);
        var change = MetadataChange.Forget.Set(pending.Disconnected);
        if (await store.ClearAsync(condition, change, pending.Happened).ConfigureAwait(false) is not null)
        {
            memory.DropToClear();
        }
    }

    // Whoever is faster may have written an older set; then that is looked at, too.
    private async Task<bool> RestoreAsync(TokenSet tokens, MemoryState state, StoredConnection stored)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var isOlder = stored.RefreshToken.Value is { } token && state.Ancestors.Contains(token);
            if (!stored.IsBare && !isOlder)
            {
                return round > 0;
            }

            WriteCondition condition = stored.IsBare ? new WriteCondition.StillBare() : WriteCondition.StillStored.As(stored);
            var happened = events.New(ConnectionEventKind.Restored) with { Reason = stored.IsBare ? "came back empty" : "came back with older tokens" };
            if (await store.WriteAsync(tokens, condition, MetadataChange.Everything(state.Metadata), happened).ConfigureAwait(false) is not null)
            {
                TokensLog.Restored(logger);
                return true;
            }

            stored = await store.ReadAsync().ConfigureAwait(false);
        }

        throw new RedisAwayException("other programs keep writing the tokens");
    }
}
