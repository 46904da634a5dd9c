using QboAdmin.Intuit.Entities;

namespace QboAdmin.Receipts;

/// <summary>Asks, before a receipt is sent, whether it looks like one that is in the books. A question that could not be asked is no "no".</summary>
internal sealed class DuplicateCheck(ReceiptLookup lookup)
{
    public async Task<DuplicateVerdict> CheckAsync(BuiltReceipt built, CancellationToken cancellationToken)
    {
        var found = await lookup.FindLikelyAsync(built.Request, built.Total, cancellationToken).ConfigureAwait(false);
        return found.Succeeded(out var likely, out var failure)
            ? likely is [] ? new DuplicateVerdict.None() : new DuplicateVerdict.Likely(likely)
            : new DuplicateVerdict.NotChecked(failure.Message);
    }
}

/// <summary>What the books say. The family is closed.</summary>
internal abstract record DuplicateVerdict
{
    /// <summary>There is none like it.</summary>
    internal sealed record None : DuplicateVerdict;

    /// <summary>These look like it; a person must decide.</summary>
    internal sealed record Likely(IReadOnlyList<SalesReceipt> Receipts) : DuplicateVerdict;

    /// <summary>Nobody knows; a person must decide.</summary>
    internal sealed record NotChecked(string Reason) : DuplicateVerdict;
}
