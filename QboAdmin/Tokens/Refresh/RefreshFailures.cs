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
    /// <param name="accessToken">The access token that QuickBooks refused before; null when it did not.</param>
    public async Task<RefreshResult> RefusedAsync(RefreshBasis basis, AccessToken? accessToken, OAuthFailure failure)
    {
        var refusal = new Refusal(
            fingerprinter.Of(basis.Used),
            time.GetUtcNow(),
            failure.Error ?? "invalid_grant",
            failure.IntuitTid,
            instance.Name,
            accessToken is null ? null : fingerprinter.Of(accessToken));
        var record = NewRecord(RefreshRecordOutcome.Refused, failure);
        var change = About(basis).Set(refusal).Set(record).Clear(MetadataFields.Retry, MetadataFields.Underway);
        var happened = events.New(ConnectionEventKind.RefreshRefused) with { Reason = refusal.Error };

        // Only while the refused token is still the stored one; otherwise somebody rotated it, and all is well.
        switch (await NoteAsync(basis, change, happened, known => known with { Refusal = refusal, LastRefresh = record, Retry = null }).ConfigureAwait(false))
        {
            case Noted.Overtaken:
                return new RefreshResult(RefreshOutcome.AlreadyDone, "Another program had rotated the refresh token.");
            case Noted.Nowhere:
                return new RefreshResult(RefreshOutcome.Failed, "Intuit refused the refresh token, and Redis can't tell whether there is a newer one.");
            default:
                TokensLog.RefreshRefused(logger, refusal.Error, failure.IntuitTid);
                return new RefreshResult(RefreshOutcome.ReconnectNeeded, $"Intuit refused the refresh token ({refusal.Error}). Sign in to Intuit again.");
        }
    }

    /// <summary>A passing failure: nothing is lost, and the next try gets a time that all instances keep.</summary>
    public async Task<RefreshResult> FailedAsync(RefreshBasis basis, OAuthFailure failure)
    {
        var mark = fingerprinter.Of(basis.Used);
        var attempts = (memory.State.Metadata.Retry is { } last && last.RefreshToken == mark ? last.Attempts : 0) + 1;
        var wait = failure.Kind == OAuthFailureKind.InvalidClient
            ? options.LongestBackOff
            : BackOff.After(attempts, failure.RetryAfter, Random.Shared.NextDouble(), options);
        var retry = new RetryPlan(mark, time.GetUtcNow() + wait, failure.Message, attempts);
        var record = NewRecord(RefreshRecordOutcome.Failed, failure);
        var change = About(basis).Set(retry).Set(record).Clear(MetadataFields.Underway);
        var happened = events.New(ConnectionEventKind.RefreshFailed) with { Reason = failure.Message, Milliseconds = failure.Milliseconds };
        TokensLog.RefreshFailed(logger, failure.Message, failure.IntuitTid, retry.NextAt);
        if (await NoteAsync(basis, change, happened, known => known with { Retry = retry, LastRefresh = record }).ConfigureAwait(false) == Noted.Nowhere)
        {
            memory.NoteRetry(retry);
            watch.ShowMemory();
        }

        return new RefreshResult(RefreshOutcome.Failed, $"{failure.Message}. It is tried again by itself.");
    }

    /// <summary>Redis refuses to be written, so Intuit was not even asked: its answer could not be saved.</summary>
    public RefreshResult NotAllowedToWrite(RedisRefusedException refused)
    {
        if (memory.State.Stored?.RefreshToken.Value is { } token)
        {
            memory.NoteRetry(new RetryPlan(
                fingerprinter.Of(token), time.GetUtcNow() + options.FirstBackOff, $"{Capital(refused.Message)}, so a new token could not be saved", 1));
            watch.ShowMemory();
        }

        return new RefreshResult(RefreshOutcome.Failed, $"{Capital(refused.Message)}, so a new token could not be saved. It is tried again by itself.");
    }

    private async Task<Noted> NoteAsync(
        RefreshBasis basis,
        MetadataChange change,
        ConnectionEvent happened,
        Func<ConnectionMetadata, ConnectionMetadata> know)
    {
        if (basis.UnderLock is not { } read)
        {
            using var entered = await memory.EnterAsync().ConfigureAwait(false);
            events.AddLocal(happened);
            if (memory.State.Unsaved is not { } unsaved)
            {
                return Noted.Nowhere;
            }

            memory.HoldUnsaved(unsaved with { Metadata = know(unsaved.Metadata) });
            watch.ShowMemory();
            return Noted.Done;
        }

        try
        {
            var noted = await store.NoteAsync(WriteCondition.StillStored.As(read), change, happened).ConfigureAwait(false) is not null;
            await watch.ChangedHereAsync().ConfigureAwait(false);
            return noted ? Noted.Done : Noted.Overtaken;
        }
        catch (RedisFailedException)
        {
            // Nobody else can be told now. The next attempt finds out by itself.
            events.AddLocal(happened);
            return Noted.Nowhere;
        }
    }

    // Of tokens that another program wrote, nothing is known yet; what was known of another company is void.
    private MetadataChange About(RefreshBasis basis) =>
        memory.State.Metadata.Realm == basis.Realm ? MetadataChange.None : MetadataChange.Forget.Set(basis.Realm);

    private RefreshRecord NewRecord(RefreshRecordOutcome outcome, OAuthFailure failure) =>
        new(time.GetUtcNow(), instance.Name, outcome, failure.Milliseconds, failure.IntuitTid, failure.Message);

    private static string Capital(string text) => string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));

    private enum Noted
    {
        /// <summary>Everybody who needs to know can.</summary>
        Done,

        /// <summary>The tokens were not any more those that it is about.</summary>
        Overtaken,

        /// <summary>Redis took no note.</summary>
        Nowhere,
    }
}
