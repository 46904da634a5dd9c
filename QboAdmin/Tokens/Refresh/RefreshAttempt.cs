using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>One question to Intuit's token endpoint, and what is made of its answer. Whoever calls holds the lock, or has a reason not to.</summary>
internal sealed class RefreshAttempt(
    IIntuitOAuthClient oauth,
    ITokenStore store,
    TokenMemory memory,
    TokenSaver saver,
    ConnectionWatch watch,
    EventLog events,
    Fingerprinter fingerprinter,
    Instance instance,
    RefreshFailures failures,
    FlightRecorder recorder,
    RefreshOptions options,
    TimeProvider time,
    ILogger<RefreshAttempt> logger)
{
    public async Task<RefreshResult> MakeAsync(RefreshBasis basis, RefreshReason reason, AccessToken? seen)
    {
        var result = await AskAsync(basis, reason, seen).ConfigureAwait(false);
        if (result.Outcome == RefreshOutcome.AlreadyDone && basis.UnderLock is not null)
        {
            await SayOverAsync().ConfigureAwait(false);
        }

        return result;
    }

    private async Task<RefreshResult> AskAsync(RefreshBasis basis, RefreshReason reason, AccessToken? seen)
    {
        var refused = reason == RefreshReason.TokenRefused ? seen : null;
        if (basis.UnderLock is { } read && !await SayUnderwayAsync(read).ConfigureAwait(false))
        {
            return new RefreshResult(RefreshOutcome.AlreadyDone, "Another program has just written the tokens.");
        }

        var answer = await oauth.RefreshAsync(basis.Used).ConfigureAwait(false);
        recorder.NoteAnswer(basis, answer);
        return answer.Succeeded(out var grant, out var failure)
            ? await KeepAsync(basis, grant).ConfigureAwait(false)
            : failure.Kind == OAuthFailureKind.InvalidGrant
                ? await failures.RefusedAsync(basis, refused, failure).ConfigureAwait(false)
                : await failures.FailedAsync(basis, failure).ConfigureAwait(false);
    }

    // Also the last look before Intuit is asked: whoever can't write this can't save the answer either.
    private async Task<bool> SayUnderwayAsync(StoredConnection read)
    {
        var now = time.GetUtcNow();
        var underway = MetadataChange.None.Set(new RefreshUnderway(instance.Name, now, now + options.LongestAttempt));
        var said = await store.NoteAsync(WriteCondition.StillStored.UnderLock(read), underway, null).ConfigureAwait(false) is not null;
        await watch.ChangedHereAsync().ConfigureAwait(false);
        return said;
    }

    // Whoever was overtaken has written nothing, and would be waited for.
    private async Task SayOverAsync()
    {
        try
        {
            if ((await store.ReadAsync().ConfigureAwait(false)).Metadata?.Underway?.Instance == instance.Name)
            {
                await store.NoteAsync(new WriteCondition.Always(), MetadataChange.None.Clear(MetadataFields.Underway), null).ConfigureAwait(false);
                await watch.ChangedHereAsync().ConfigureAwait(false);
            }
        }
        catch (RedisFailedException)
        {
            // It ends by itself.
        }
    }

    private async Task<RefreshResult> KeepAsync(RefreshBasis basis, TokenGrant grant)
    {
        var rotated = grant.RefreshToken != basis.Used;
        TokensLog.Refreshed(logger, grant.Milliseconds, grant.IntuitTid, rotated);
        SaveOutcome outcome;
        using (await memory.EnterAsync().ConfigureAwait(false))
        {
            var ours = NewSet(basis, grant, rotated);
            outcome = await (basis.UnderLock is not null ? saver.SaveFreshAsync(ours) : saver.SaveLateAsync(ours)).ConfigureAwait(false);
        }

        watch.ShowMemory();
        switch (outcome)
        {
            case SaveOutcome.Saved:
                await watch.ChangedHereAsync().ConfigureAwait(false);
                return new RefreshResult(RefreshOutcome.Refreshed, $"Intuit gave a new access token in {grant.Milliseconds} ms.");
            case SaveOutcome.NotSaved:
                return new RefreshResult(RefreshOutcome.NotSaved, "Intuit gave a new access token. Redis could not save it; it is kept here until Redis can.");
            case SaveOutcome.Disconnected:
                await watch.LookAsync().ConfigureAwait(false);
                return new RefreshResult(RefreshOutcome.NotConnected, "QuickBooks was disconnected meanwhile.");
            default:
                await watch.LookAsync().ConfigureAwait(false);
                return new RefreshResult(RefreshOutcome.AlreadyDone, "Another program wrote newer tokens meanwhile.");
        }
    }

    private UnsavedTokens NewSet(RefreshBasis basis, TokenGrant grant, bool rotated)
    {
        var known = memory.State.Metadata is { } metadata && metadata.Realm == basis.Realm ? metadata : ConnectionMetadata.Unknown;
        var now = time.GetUtcNow();
        var issued = new IssuedTokens(
            fingerprinter.Of(grant.AccessToken),
            fingerprinter.Of(grant.RefreshToken),
            grant.AccessTokenLife,
            grant.RefreshTokenEndsAt ?? known.Issued?.RefreshTokenEndsAt,
            grant.HardEndsAt ?? known.Issued?.HardEndsAt);
        var record = new RefreshRecord(
            now, instance.Name, rotated ? RefreshRecordOutcome.Rotated : RefreshRecordOutcome.Refreshed, grant.Milliseconds, grant.IntuitTid, null);
        var proof = new Proof(now, ProofKind.Refreshed, grant.Milliseconds);
        var after = known with
        {
            Version = memory.State.Metadata.Version,
            Realm = basis.Realm,
            Issued = issued,
            LastRefresh = record,
            Proof = proof,
            Doubt = null,
            Refusal = null,
            Retry = null,
            Underway = null,
        };

        return new UnsavedTokens
        {
            Tokens = new TokenSet(grant.AccessToken, grant.RefreshToken, basis.Realm, grant.AccessTokenEndsAt),
            Origin = basis.Origin,
            Ancestors = rotated ? basis.Ancestors : basis.Ancestors.Remove(grant.RefreshToken),
            Metadata = after,
            Change = known.Realm is null || basis.Origin is TokenOrigin.Connect
                ? MetadataChange.Everything(after)
                : MetadataChange.None.Set(issued).Set(record).Set(proof)
                    .Clear(MetadataFields.Refusal, MetadataFields.Retry, MetadataFields.Underway),
            Happened = events.New(ConnectionEventKind.Refreshed) with
            {
                Milliseconds = grant.Milliseconds,
                Before = basis.UnderLock?.AccessToken.Value is { } old ? fingerprinter.Of(old) : null,
                After = issued.AccessToken,
            },
        };
    }
}
