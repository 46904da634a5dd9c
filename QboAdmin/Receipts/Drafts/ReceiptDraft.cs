using QboAdmin.Intuit.Entities;

namespace QboAdmin.Receipts;

/// <summary>A receipt on its way into the books, as Redis keeps it, encrypted: from the first keystroke until it is known what became of it.</summary>
internal sealed record ReceiptDraft
{
    /// <summary>Opaque, of letters and digits.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is; nobody else sees it.</summary>
    public required string Owner { get; init; }

    /// <summary>The realm of the company it was begun for.</summary>
    public required string Company { get; init; }

    /// <summary>Grows with each save. Who saves names the version he has seen, so that two tabs do not overwrite each other.</summary>
    public long Version { get; init; }

    public required ReceiptInput Input { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public DraftState State { get; init; } = DraftState.Editing;

    /// <summary>Intuit's <c>requestid</c> for this receipt: made with the draft, and kept over every attempt whose outcome is not known.</summary>
    public required string RequestId { get; init; }

    /// <summary>What was or will be sent; null while it is still being edited.</summary>
    public SendAttempt? Attempt { get; init; }

    /// <summary>What Intuit made of it; null until it is booked.</summary>
    public BookedReceipt? Booked { get; init; }

    /// <summary>Why it was not booked the last time; empty when it was not tried, or when what was wrong has been mended.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];
}

/// <summary>Where a draft is on its way.</summary>
internal enum DraftState
{
    /// <summary>It can be changed; it is certain that nothing is booked.</summary>
    Editing,

    /// <summary>Saved for booking, which waits until a freeze ends.</summary>
    Queued,

    /// <summary>A request is under way.</summary>
    Sending,

    /// <summary>A request left and its answer was lost: nobody knows yet. It is being found out.</summary>
    Checking,

    /// <summary>It is in the books.</summary>
    Booked,
}

/// <summary>A request for Intuit, exactly as it goes out, so that a repeat is the same to the letter.</summary>
/// <param name="Request">What is sent.</param>
/// <param name="Sender">Who pressed the button.</param>
/// <param name="FirstSentAt">When the first byte may have left; null before that.</param>
/// <param name="ActAgainAt">When whoever sees it may take over: the sender's lease, or the next look.</param>
/// <param name="Tries">How often it was sent.</param>
/// <param name="Reason">Why the outcome is not known; null when it is.</param>
internal sealed record SendAttempt(
    SalesReceipt Request, string Sender, DateTimeOffset? FirstSentAt, DateTimeOffset ActAgainAt, int Tries = 0, string? Reason = null);

/// <summary>A receipt in the books.</summary>
/// <param name="Id">Intuit's id.</param>
/// <param name="Number">The receipt's number; null when the company gives none.</param>
/// <param name="Total">With tax, by Intuit's reckoning.</param>
/// <param name="SyncToken">Of the state in which it was booked.</param>
/// <param name="IntuitTid">Intuit's trace id; null when it was found by looking.</param>
internal sealed record BookedReceipt(string Id, string? Number, decimal Total, string SyncToken, DateTimeOffset At, string? IntuitTid)
{
    public static BookedReceipt Of(SalesReceipt receipt, DateTimeOffset at, string? tid = null) =>
        new(receipt.Id!, receipt.DocNumber, receipt.TotalAmt ?? 0, receipt.SyncToken ?? "0", at, tid);
}
