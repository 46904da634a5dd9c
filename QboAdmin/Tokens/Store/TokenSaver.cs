using QboAdmin.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// Brings a set that Intuit issued into Redis, without ever writing an older one over a newer. Whatever fails, the set is kept. Whoever
/// calls holds the memory's gate.
/// </summary>
internal sealed class TokenSaver(ITokenStore store, TokenMemory memory, GrantsToEnd grants, EventLog events, ILogger<TokenSaver> logger)
{
    // Each round lost means that somebody else wrote in between; nobody writes that often.
    private const int Rounds = 5;

    /// <summary>Saves an answer of Intuit that was asked for under the lock, or with a person's consent, this very moment.</summary>
    public Task<SaveOutcome> SaveFreshAsync(UnsavedTokens ours) => KeepingAsync(ours, async () =>
    {
        WriteCondition condition = ours.Origin is TokenOrigin.Refresh refresh
            ? WriteCondition.StillStored.As(refresh.Seen)
            : new WriteCondition.Always();
        var isWritten = await store.WriteAsync(ours.Tokens, condition, ours.Change, ours.Happened).ConfigureAwait(false) is not null;
        return await JudgeAndSaveAsync(ours, isWritten).ConfigureAwait(false);
    });

    /// <summary>Saves a set that had to wait, or was asked for without the lock, if nothing better has taken its place.</summary>
    public Task<SaveOutcome> SaveLateAsync(UnsavedTokens ours) => KeepingAsync(ours, () => JudgeAndSaveAsync(ours, isWritten: false));

    private async Task<SaveOutcome> KeepingAsync(UnsavedTokens ours, Func<Task<SaveOutcome>> save)
    {
        if (memory.State.ToClear is not null && ours.Origin is TokenOrigin.Refresh)
        {
            return Dropped(ours, SaveOutcome.Disconnected);
        }

        try
        {
            return await save().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Anything may have broken; what Intuit has given exists nowhere else and is not lost with it.
            var reason = exception switch
            {
                RedisAwayException away => $"Redis is away ({away.Message})",
                RedisRefusedException refused => refused.Message,
                _ => "saving failed unexpectedly",
            };
            if (memory.State.Unsaved is null)
            {
                TokensLog.NotSaved(logger, reason, exception is RedisFailedException ? null : exception);
                events.AddLocal(events.New(ConnectionEventKind.NotSaved) with { Reason = reason });
            }

            memory.HoldUnsaved(ours with { Reason = reason });
            return SaveOutcome.NotSaved;
        }
    }

    // What was written counts once it has been read back: between the two, Redis may have come back without it, or with an older set.
    private async Task<SaveOutcome> JudgeAndSaveAsync(UnsavedTokens ours, bool isWritten)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var stored = await store.ReadAsync().ConfigureAwait(false);
            switch (SaveRule.Judge(ours, stored))
            {
                case SaveVerdict.StoredWins when isWritten:
                    return Saved(ours, stored);
                case SaveVerdict.StoredWins:
                    memory.DropUnsaved();
                    return SaveOutcome.StoredWins;
                case SaveVerdict.Disconnected:
                    return Dropped(ours, SaveOutcome.Disconnected);
                case SaveVerdict.OtherCompany:
                    events.AddLocal(events.New(ConnectionEventKind.GaveWay) with { About = ours.Metadata.Company?.Name ?? ours.Tokens.Realm.Value });
                    return Dropped(ours, SaveOutcome.StoredWins);
            }

            WriteCondition condition = stored.Keys.IsEmpty ? new WriteCondition.StillAbsent()
                : stored.IsBare ? new WriteCondition.StillBare()
                : WriteCondition.StillStored.As(stored);
            var change = stored.Metadata is null ? MetadataChange.Everything(ours.Metadata) : ours.Change;
            isWritten |= await store.WriteAsync(ours.Tokens, condition, change, ours.Happened).ConfigureAwait(false) is not null;
        }

        throw new RedisAwayException("other programs keep writing the tokens");
    }

    private SaveOutcome Saved(UnsavedTokens ours, StoredConnection stored)
    {
        var late = memory.State.Unsaved is not null;
        memory.Adopt(stored);
        memory.DropUnsaved();
        if (ours.Origin is TokenOrigin.Connect)
        {
            memory.DropToClear();
        }

        if (late)
        {
            events.AddLocal(events.New(ConnectionEventKind.SavedLate));
        }

        return SaveOutcome.Saved;
    }

    private SaveOutcome Dropped(UnsavedTokens ours, SaveOutcome outcome)
    {
        memory.DropUnsaved();
        grants.Add(new EndedGrant(ours.Tokens.RefreshToken, ours.Tokens.Realm, null));
        return outcome;
    }
}

internal enum SaveOutcome
{
    /// <summary>Redis holds the set.</summary>
    Saved,

    /// <summary>Redis holds another set that goes before it.</summary>
    StoredWins,

    /// <summary>Somebody disconnected meanwhile; Intuit will be told.</summary>
    Disconnected,

    /// <summary>Redis could not take it; it lives in memory and is tried again.</summary>
    NotSaved,
}
