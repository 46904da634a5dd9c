using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// Brings a set that Intuit issued into Redis, without ever writing an older one over a newer. Whoever calls holds the memory's gate.
/// </summary>
internal sealed class TokenSaver(ITokenStore store, TokenMemory memory, EventLog events, ILogger<TokenSaver> logger)
{
    // Each round lost means that somebody else wrote in between; nobody writes that often.
    private const int Rounds = 5;

    public async Task<SaveOutcome> SaveAsync(UnsavedTokens ours)
    {
        try
        {
            return await SaveOrThrowAsync(ours).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisAwayException or RedisServerException)
        {
            var reason = exception is RedisAwayException ? $"Redis is away ({exception.Message})" : Describe((RedisServerException)exception);
            if (memory.State.Unsaved is null)
            {
                TokensLog.NotSaved(logger, reason);
                events.AddLocal(events.New(ConnectionEventKind.NotSaved) with { Reason = reason });
            }

            memory.HoldUnsaved(ours with { Reason = reason });
            return SaveOutcome.NotSaved;
        }
    }

    private async Task<SaveOutcome> SaveOrThrowAsync(UnsavedTokens ours)
    {
        WriteCondition condition = ours.Before is { } before ? WriteCondition.StillStored.As(before) : new WriteCondition.Always();
        var judged = memory.State.Unsaved is null;
        for (var round = 0; round < Rounds; round++)
        {
            // The first write trusts what was read under the lock, or the person who connected; a set that had to wait is judged first.
            if (judged && await store.WriteAsync(ours.Tokens, condition, ours.Change, ours.Happened).ConfigureAwait(false) is not null)
            {
                return await SavedAsync(ours).ConfigureAwait(false);
            }

            var stored = await store.ReadAsync().ConfigureAwait(false);
            switch (SaveRule.Judge(ours, stored))
            {
                case SaveVerdict.StoredWins:
                    memory.DropUnsaved();
                    return SaveOutcome.StoredWins;
                case SaveVerdict.Disconnected:
                    memory.DropUnsaved();
                    return SaveOutcome.Disconnected;
            }

            judged = true;
            condition = ours.ConnectedAt is not null ? new WriteCondition.Always()
                : stored.Keys.IsEmpty ? new WriteCondition.StillAbsent()
                : WriteCondition.StillStored.As(stored);
        }

        throw new RedisAwayException("other programs keep writing the tokens");
    }

    private async Task<SaveOutcome> SavedAsync(UnsavedTokens ours)
    {
        var late = memory.State.Unsaved is not null;
        memory.DropUnsaved();
        memory.Adopt(await store.ReadAsync().ConfigureAwait(false));
        if (late)
        {
            events.AddLocal(events.New(ConnectionEventKind.SavedLate));
        }

        return SaveOutcome.Saved;
    }

    private static string Describe(RedisServerException exception) =>
        exception.Message.Contains("OOM", StringComparison.Ordinal) || exception.Message.Contains("EXECABORT", StringComparison.Ordinal)
            ? "Redis is full"
            : exception.Message.StartsWith("READONLY", StringComparison.Ordinal) ? "Redis is read-only"
            : "Redis refused the write";
}

internal enum SaveOutcome
{
    /// <summary>Redis holds the set.</summary>
    Saved,

    /// <summary>Redis holds another set that is as good or newer.</summary>
    StoredWins,

    /// <summary>Somebody disconnected meanwhile.</summary>
    Disconnected,

    /// <summary>Redis could not take it; it lives in memory and is tried again.</summary>
    NotSaved,
}
