using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>What follows when Intuit gives no tokens, and how everybody gets to know it.</summary>
internal sealed class RefreshFailures(
    ITokenStore store,
    TokenMemory memory,
    ConnectionWatch watch,
    EventLog events,
    Fingerprinter fingerprinter,
    Instance instance,
    RefreshOptions options,
    TimeProvider time,
    ILogger<RefreshFailures> logger)
{
    /// <summary>Intuit refused the refresh token: lost, unless somebody else has stored another one meanwhile.</summary>
    public async Task<RefreshResult> RefusedAsync(StoredConnection? before, RefreshToken used, RefreshReason reason, OAuthFailure failure)
    {
        var refusal = new Refusal(
            fingerprinter.Of(used),
            time.GetUtcNow(),
            failure.Error ?? "invalid_grant",
            failure.IntuitTid,
            instance.Name,
            reason == RefreshReason.TokenRefused && memory.State.Tokens is { } tokens ? fingerprinter.Of(tokens.AccessToken) : null);
        var record = NewRecord(RefreshRecordOutcome.Refused, failure);
        var change = MetadataChange.None.Set(refusal).Set(record).Clear(MetadataFields.Retry, MetadataFields.Underway);
        var happened = events.New(ConnectionEventKind.RefreshRefused) with { Reason = refusal.Error };

        // Only while the refused token is still the stored one; otherwise somebody rotated it, and all is well.
        var isStored = await NoteAsync(before, change, happened, memory.State.Metadata with { Refusal = refusal, LastRefresh = record, Retry = null })
            .ConfigureAwait(false);
        if (!isStored)
        {
            return new RefreshResult(RefreshOutcome.AlreadyDone, "Another program had rotated the refresh token.");
        }

        TokensLog.RefreshRefused(logger, refusal.Error, failure.IntuitTid);
        return new RefreshResult(RefreshOutcome.ReconnectNeeded, $"Intuit refused the refresh token ({refusal.Error}). Sign in to Intuit again.");
    }

    /// <summary>A passing failure: nothing is lost, and the next try gets a time that all instances keep.</summary>
    public async Task<RefreshResult> FailedAsync(StoredConnection? before, RefreshToken used, OAuthFailure failure)
    {
        var mark = fingerprinter.Of(used);
        var attempts = (memory.State.Metadata.Retry is { } last && last.RefreshToken == mark ? last.Attempts : 0) + 1;
        var wait = failure.Kind == OAuthFailureKind.InvalidClient
            ? options.LongestBackOff
            : BackOff.After(attempts, failure.RetryAfter, Random.Shared.NextDouble(), options);
        var retry = new RetryPlan(mark, time.GetUtcNow() + wait, failure.Message, attempts);
        var record = NewRecord(RefreshRecordOutcome.Failed, failure);
        var change = MetadataChange.None.Set(retry).Set(record).Clear(MetadataFields.Underway);
        var happened = events.New(ConnectionEventKind.RefreshFailed) with { Reason = failure.Message, Milliseconds = failure.Milliseconds };
        TokensLog.RefreshFailed(logger, failure.Message, failure.IntuitTid, retry.NextAt);
        await NoteAsync(before, change, happened, memory.State.Metadata with { Retry = retry, LastRefresh = record }).ConfigureAwait(false);
        return new RefreshResult(RefreshOutcome.Failed, $"{failure.Message}. It is tried again by itself.");
    }

    /// <returns>Whether the tokens were still those that the note is about.</returns>
    private async Task<bool> NoteAsync(StoredConnection? before, MetadataChange change, ConnectionEvent happened, ConnectionMetadata known)
    {
        if (memory.State.Unsaved is { } unsaved)
        {
            using var entered = await memory.EnterAsync().ConfigureAwait(false);
            memory.HoldUnsaved(unsaved with { Metadata = known });
            events.AddLocal(happened);
            watch.ShowMemory();
            return true;
        }

        try
        {
            var noted = await store.NoteAsync(WriteCondition.StillStored.As(before!), change, happened).ConfigureAwait(false) is not null;
            await watch.ChangedHereAsync().ConfigureAwait(false);
            return noted;
        }
        catch (RedisAwayException)
        {
            // Nobody else can be told now. The next attempt finds out by itself.
            events.AddLocal(happened);
            watch.ShowMemory();
            return true;
        }
    }

    private RefreshRecord NewRecord(RefreshRecordOutcome outcome, OAuthFailure failure) =>
        new(time.GetUtcNow(), instance.Name, outcome, failure.Milliseconds, failure.IntuitTid, failure.Message);
}
