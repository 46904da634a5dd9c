namespace QboAdmin.Receipts;

/// <summary>Tells the pages of this instance what its outbox has found out. Pages elsewhere read the draft again.</summary>
internal sealed class DraftChanges
{
    /// <summary>A draft has another state than before.</summary>
    public event Action<ReceiptDraft>? Changed;

    public ReceiptDraft Tell(ReceiptDraft draft)
    {
        Changed?.Invoke(draft);
        return draft;
    }
}
