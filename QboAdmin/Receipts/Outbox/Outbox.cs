using QboAdmin.Audit;
using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Receipts;

/// <summary>
/// Books each draft exactly once. Before the first byte leaves, the draft says in Redis what is sent, under which request id, and by whom; only
/// whoever has written that sends. An answer that was lost leaves the draft in <see cref="DraftState.Checking"/>, never in doubt for the
/// person: <see cref="OutboxResolver"/> finds out. While Redis is away nothing is booked, because nothing could be remembered.
/// </summary>
internal sealed class Outbox(
    DraftStore drafts, WriteFreeze freeze, IBooksOwner owner, IAccountingClient client, OutboxResolver resolver, DraftChanges changes, AuditLog audit, OutboxOptions options, TimeProvider time)
{
    /// <summary>Books a draft, or says why not. Not cancellable: what has left, has left.</summary>
    /// <param name="draft">As the sender sees it.</param>
    /// <param name="request">Built from it.</param>
    /// <returns>The draft as it is now. A double click finds what the first one did.</returns>
    /// <exception cref="RedisFailedException">Redis is away; nothing has left.</exception>
    public async Task<ReceiptDraft> SendAsync(ReceiptDraft draft, SalesReceipt request, Actor who)
    {
        if (draft.State is not DraftState.Editing)
        {
            return draft;
        }

        if (owner.Realm?.Value != draft.Company)
        {
            return draft with { Problems = [new FieldProblem(ReceiptField.Receipt, "This draft belongs to another company than the one that is connected. Nothing is booked.")] };
        }

        var now = time.GetUtcNow();
        var frozen = await freeze.ReadAsync().ConfigureAwait(false);
        var claimed = await ClaimAsync(
            draft with
            {
                State = frozen is null ? DraftState.Sending : DraftState.Queued,
                Problems = [],
                Attempt = new SendAttempt(request, who.Name, frozen is null ? now : null, frozen?.Until ?? now + options.SendingLease, Tries: frozen is null ? 1 : 0),
            }).ConfigureAwait(false);
        if (claimed is not DraftSaved.Done { Draft: var sending })
        {
            return claimed is DraftSaved.Conflict { Current: { } current } ? current : draft with { Problems = [Unsaved(claimed)] };
        }

        return sending.State == DraftState.Queued ? changes.Tell(sending) : await SendClaimedAsync(sending, who).ConfigureAwait(false);
    }

    /// <summary>Sends what this instance has claimed, and writes down what came of it.</summary>
    public async Task<ReceiptDraft> SendClaimedAsync(ReceiptDraft sending, Actor who)
    {
        changes.Tell(sending);
        var result = await client.CreateAsync(
            sending.Attempt!.Request, RequestId.Parse(sending.RequestId), CancellationToken.None, RealmId.Parse(sending.Company)).ConfigureAwait(false);
        var after = await resolver.JudgeAsync(sending, result).ConfigureAwait(false);
        await RecordAsync(after, who).ConfigureAwait(false);
        return await SaveOutcomeAsync(after).ConfigureAwait(false);
    }

    /// <summary>Finds out about, or sends, a draft that is due. Whoever else is at it, wins or loses by its version.</summary>
    /// <exception cref="RedisFailedException">Redis is away.</exception>
    public async Task ActAsync(string id)
    {
        if (await drafts.FindAsync(id).ConfigureAwait(false) is not { Attempt: { } attempt, State: not (DraftState.Booked or DraftState.Editing) } draft)
        {
            await drafts.ForgetAsync(id).ConfigureAwait(false);
            return;
        }

        var now = time.GetUtcNow();
        var isNew = draft.State == DraftState.Queued;
        if (!isNew && attempt.ActAgainAt > now)
        {
            return;
        }

        if (owner.Realm?.Value != draft.Company)
        {
            // Its books can't be reached. It waits for its company.
            await ClaimAsync(draft with { Attempt = attempt with { Reason = "Another company is connected", ActAgainAt = now + options.CheckPauses[^1] } }).ConfigureAwait(false);
            return;
        }

        var frozen = await freeze.ReadAsync().ConfigureAwait(false);
        var mayBook = frozen is null;
        if (isNew && !mayBook)
        {
            await ClaimAsync(draft with { Attempt = attempt with { ActAgainAt = frozen!.Until } }).ConfigureAwait(false);
            return;
        }

        var claim = draft with
        {
            State = isNew ? DraftState.Sending : DraftState.Checking,
            Attempt = attempt with { FirstSentAt = attempt.FirstSentAt ?? now, ActAgainAt = now + options.SendingLease, Tries = attempt.Tries + 1 },
        };
        if (await ClaimAsync(claim).ConfigureAwait(false) is not DraftSaved.Done { Draft: var claimed })
        {
            return;
        }

        var who = new Actor(attempt.Sender, null);
        if (isNew)
        {
            await SendClaimedAsync(claimed, who).ConfigureAwait(false);
            return;
        }

        var after = await resolver.FindOutAsync(changes.Tell(claimed), mayBook).ConfigureAwait(false);
        await RecordAsync(after, who).ConfigureAwait(false);
        await SaveOutcomeAsync(after).ConfigureAwait(false);
    }

    private Task<DraftSaved> ClaimAsync(ReceiptDraft draft) => drafts.SaveAsync(draft, draft.Attempt!.ActAgainAt);

    // When Redis has gone meanwhile, the claim stands there with its lease, and whoever comes after repeats the request: Intuit gives the same answer.
    private async Task<ReceiptDraft> SaveOutcomeAsync(ReceiptDraft after)
    {
        try
        {
            var dueAt = after.State is DraftState.Checking ? after.Attempt!.ActAgainAt : (DateTimeOffset?)null;
            var saved = await drafts.SaveAsync(after, dueAt).ConfigureAwait(false);
            return changes.Tell(saved is DraftSaved.Done { Draft: var kept } ? kept : after);
        }
        catch (RedisFailedException)
        {
            return changes.Tell(after);
        }
    }

    private Task RecordAsync(ReceiptDraft after, Actor who) => after.State switch
    {
        DraftState.Booked => audit.RecordAsync(
            AuditAction.BookReceipt, who, succeeded: true, $"receipt {after.Booked!.Id}, number {after.Booked.Number ?? "none"}, {after.Booked.Total:0.00}"),
        DraftState.Editing => audit.RecordAsync(AuditAction.BookReceipt, who, succeeded: false, after.Problems is [var first, ..] ? first.Text : null),
        _ => Task.CompletedTask,
    };

    private static FieldProblem Unsaved(DraftSaved saved) => new(ReceiptField.Receipt, saved switch
    {
        DraftSaved.TooLarge => "The receipt is too large to be kept safe while it is sent. Split it in two.",
        DraftSaved.TooMany => "There are too many drafts. Book or discard some first.",
        _ => "The draft is gone. Enter the receipt again.",
    });
}
