using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Values;

namespace QboAdmin.Receipts;

/// <summary>
/// Decides what became of a request: booked, not booked, or not known yet. A repeat under the same request id is answered by Intuit with the first
/// answer; beyond the time for which that can be trusted, and while booking is frozen, it only looks.
/// </summary>
internal sealed class OutboxResolver(IAccountingClient client, ReceiptLookup lookup, OutboxOptions options, TimeProvider time)
{
    /// <param name="mayBook">False while booking is frozen: a repeat might be the first to arrive.</param>
    public async Task<ReceiptDraft> FindOutAsync(ReceiptDraft draft, bool mayBook)
    {
        var isTrusted = time.GetUtcNow() - draft.Attempt!.FirstSentAt < options.TrustRepeatsFor;
        if (!mayBook || !isTrusted)
        {
            return await LookAsync(draft, mayConclude: mayBook).ConfigureAwait(false);
        }

        var result = await client.CreateAsync(
            draft.Attempt.Request, RequestId.Parse(draft.RequestId), CancellationToken.None, RealmId.Parse(draft.Company)).ConfigureAwait(false);
        return await JudgeAsync(draft, result).ConfigureAwait(false);
    }

    /// <summary>What an answer says. A refusal of a repeat proves nothing by itself: the number may be taken by the receipt's own first booking.</summary>
    public async Task<ReceiptDraft> JudgeAsync(ReceiptDraft draft, QboResult<SalesReceipt> result)
    {
        var isFirst = draft.Attempt!.Tries <= 1;
        return result.Failure switch
        {
            null => Booked(draft, result.Value!),
            QboFailure.Rejected rejected when isFirst => NotBooked(draft, FaultWords.Of(rejected)),
            QboFailure.Rejected rejected => await LookAsync(draft, mayConclude: true, FaultWords.Of(rejected)).ConfigureAwait(false),
            QboFailure.Unreachable { NeverLeft: false } lost => NotKnown(draft, lost.Message),
            { } failure when isFirst => NotBooked(draft, [new FieldProblem(ReceiptField.Receipt, $"{failure.Message}. Nothing is booked.")]),
            { } failure => NotKnown(draft, failure.Message),
        };
    }

    private async Task<ReceiptDraft> LookAsync(ReceiptDraft draft, bool mayConclude, IReadOnlyList<FieldProblem>? problems = null)
    {
        var looked = await lookup.FindAsync(draft.Attempt!.Request, draft.Attempt.FirstSentAt!.Value, CancellationToken.None).ConfigureAwait(false);
        return looked switch
        {
            { Failure: { } failure } => NotKnown(draft, failure.Message),
            { Value: [var found, ..] } => Booked(draft, found),
            _ when mayConclude => NotBooked(draft, problems ?? [new FieldProblem(ReceiptField.Receipt, "QuickBooks has no such receipt: it was not booked. Save it again.")]),
            _ => NotKnown(draft, "Booking is frozen"),
        };
    }

    private ReceiptDraft Booked(ReceiptDraft draft, SalesReceipt receipt) => draft with
    {
        State = DraftState.Booked,
        Booked = BookedReceipt.Of(receipt, time.GetUtcNow()),
        Problems = [],
        Attempt = null,
    };

    // Certainly nothing of it is in the books, so the next attempt is another request.
    private static ReceiptDraft NotBooked(ReceiptDraft draft, IReadOnlyList<FieldProblem> problems) => draft with
    {
        State = DraftState.Editing,
        Problems = problems,
        Attempt = null,
        RequestId = RequestId.New().Value,
    };

    private ReceiptDraft NotKnown(ReceiptDraft draft, string reason)
    {
        var pause = options.CheckPauses[Math.Clamp(draft.Attempt!.Tries - 1, 0, options.CheckPauses.Count - 1)];
        return draft with
        {
            State = DraftState.Checking,
            Attempt = draft.Attempt with { Reason = reason, ActAgainAt = time.GetUtcNow() + pause },
        };
    }
}
