namespace QboAdmin.Receipts;

/// <summary>What became of saving a draft. The family is closed.</summary>
internal abstract record DraftSaved
{
    /// <summary>It is in Redis.</summary>
    internal sealed record Done(ReceiptDraft Draft) : DraftSaved;

    /// <summary>Somebody else has saved it in the meantime: another tab, another instance, or the outbox.</summary>
    /// <param name="Current">As it is now; null when it is gone.</param>
    internal sealed record Conflict(ReceiptDraft? Current) : DraftSaved;

    /// <summary>It does not fit into what a draft may take.</summary>
    internal sealed record TooLarge : DraftSaved;

    /// <summary>The person, or all together, have as many drafts as there may be.</summary>
    internal sealed record TooMany : DraftSaved;
}
