using QboAdmin.Intuit;
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
    TimeProvider time,
    ILogger<RefreshAttempt> logger)
{
    /// <param name="before">What Redis held when it was read under the lock; null for tokens that a person's connect left unsaved.</param>
    public async Task<RefreshResult> MakeAsync(StoredConnection? before, RefreshToken used, RealmId realm, RefreshReason reason)
    {
        var isShared = memory.State.Unsaved is null && reason != RefreshReason.PersonAlone;
        if (isShared && !await SayUnderwayAsync(before!).ConfigureAwait(false))
        {
            return new RefreshResult(RefreshOutcome.AlreadyDone, "Another program has just written the tokens.");
        }

        var answer = await oauth.RefreshAsync(used).ConfigureAwait(false);
        return answer.Succeeded(out var grant, out var failure)
            ? await KeepAsync(before, used, realm, grant).ConfigureAwait(false)
            : failure.Kind == OAuthFailureKind.InvalidGrant
                ? await failures.RefusedAsync(before, used, reason, failure).ConfigureAwait(false)
                : await failures.FailedAsync(before, used, failure).ConfigureAwait(false);
    }

    // Also the last look before Intuit is asked: whoever can't write this can't save the answer either.
    private async Task<bool> SayUnderwayAsync(StoredConnection before)
    {
        var underway = MetadataChange.None.Set(new RefreshUnderway(instance.Name, time.GetUtcNow()));
        var said = await store.NoteAsync(WriteCondition.StillStored.As(before), underway, null).ConfigureAwait(false) is not null;
        await watch.ChangedHereAsync().ConfigureAwait(false);
        return said;
    }

    private async Task<RefreshResult> KeepAsync(StoredConnection? before, RefreshToken used, RealmId realm, TokenGrant grant)
    {
        var rotated = grant.RefreshToken != used;
        TokensLog.Refreshed(logger, grant.Milliseconds, grant.IntuitTid, rotated);
        var ours = NewSet(before, realm, grant, rotated);
        SaveOutcome outcome;
        using (await memory.EnterAsync().ConfigureAwait(false))
        {
            outcome = await saver.SaveAsync(ours).ConfigureAwait(false);
        }

        switch (outcome)
        {
            case SaveOutcome.Saved:
                await watch.ChangedHereAsync().ConfigureAwait(false);
                return new RefreshResult(RefreshOutcome.Refreshed, $"Intuit gave a new access token in {grant.Milliseconds} ms.");
            case SaveOutcome.NotSaved:
                watch.ShowMemory();
                return new RefreshResult(RefreshOutcome.NotSaved, "Intuit gave a new access token. Redis could not save it; it is kept here until Redis can.");
            case SaveOutcome.Disconnected:
                return await ForgetAsync(realm, grant).ConfigureAwait(false);
            default:
                await watch.LookAsync().ConfigureAwait(false);
                return new RefreshResult(RefreshOutcome.AlreadyDone, "Another program wrote newer tokens meanwhile.");
        }
    }

    private UnsavedTokens NewSet(StoredConnection? before, RealmId realm, TokenGrant grant, bool rotated)
    {
        var known = memory.State.Metadata is { } metadata && metadata.Realm == realm ? metadata : ConnectionMetadata.Unknown;
        var now = time.GetUtcNow();
        var mark = fingerprinter.Of(grant.AccessToken);
        var issued = new IssuedTokens(
            mark,
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
            Realm = realm,
            Issued = issued,
            LastRefresh = record,
            Proof = proof,
            Refusal = null,
            Retry = null,
            Underway = null,
        };

        return new UnsavedTokens
        {
            Tokens = new TokenSet(grant.AccessToken, grant.RefreshToken, realm, grant.AccessTokenEndsAt),
            Before = before,
            Metadata = after,
            Change = known.Realm is null
                ? MetadataChange.Everything(after)
                : MetadataChange.None.Set(issued).Set(record).Set(proof)
                    .Clear(MetadataFields.Refusal, MetadataFields.Retry, MetadataFields.Underway),
            Happened = events.New(ConnectionEventKind.Refreshed) with
            {
                Milliseconds = grant.Milliseconds,
                Before = before?.AccessToken.Value is { } old ? fingerprinter.Of(old) : null,
                After = mark,
            },
            ConnectedAt = memory.State.Unsaved?.ConnectedAt,
        };
    }

    // A disconnect beats a refresh that was under way. Revoking ends all grants of the company, so not if it was connected again.
    private async Task<RefreshResult> ForgetAsync(RealmId realm, TokenGrant grant)
    {
        await watch.LookAsync().ConfigureAwait(false);
        if (memory.State.Tokens?.Realm != realm)
        {
            await oauth.RevokeAsync(grant.RefreshToken, CancellationToken.None).ConfigureAwait(false);
        }

        return new RefreshResult(RefreshOutcome.NotConnected, "QuickBooks was disconnected meanwhile.");
    }
}
