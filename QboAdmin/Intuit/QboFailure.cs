namespace QboAdmin.Intuit;

/// <summary>Why QuickBooks could not be asked or said no. The family is closed: whoever switches over it has seen all.</summary>
/// <param name="Message">What happened, in words that may be shown.</param>
/// <param name="IntuitTid">Intuit's trace id; null when no answer came.</param>
internal abstract record QboFailure(string Message, string? IntuitTid)
{
    /// <summary>There is no connection.</summary>
    internal sealed record NotConnected() : QboFailure("QuickBooks is not connected", (string?)null);

    /// <summary>A person must sign in at Intuit again.</summary>
    internal sealed record ReconnectNeeded(string Message) : QboFailure(Message, (string?)null);

    /// <summary>No valid token can be had at this moment, without anybody's fault; it may work later.</summary>
    internal sealed record NoTokenNow(string Message) : QboFailure(Message, (string?)null);

    /// <summary>QuickBooks does not accept the token, not even a new one, or not for this company.</summary>
    /// <param name="TokenRefused">True when it is the token that is refused (401), which another one may mend.</param>
    internal sealed record Denied(string Message, string? IntuitTid, bool TokenRefused = false) : QboFailure(Message, IntuitTid);

    /// <summary>QuickBooks understood the request and refused it. Nothing was changed.</summary>
    /// <param name="Errors">All that Intuit found wrong, in its order; at least one.</param>
    internal sealed record Rejected(IReadOnlyList<QboError> Errors, string? IntuitTid) : QboFailure(Errors[0].Message, IntuitTid)
    {
        /// <summary>Intuit's number of the first error.</summary>
        public string? Code => Errors[0].Code;

        /// <summary>Intuit's explanation of the first error.</summary>
        public string? Detail => Errors[0].Detail;

        public bool Has(string code) => Errors.Any(error => error.Code == code);
    }

    /// <summary>Too many requests, by Intuit's word or by our own count. Nothing was changed.</summary>
    internal sealed record Throttled(string Message, TimeSpan RetryAfter, string? IntuitTid) : QboFailure(Message, IntuitTid);

    /// <summary>No usable answer: the network, a time-out, or a failure inside Intuit. A write may have been carried out all the same.</summary>
    /// <param name="NeverLeft">True when the request certainly did not leave, so that nothing was carried out.</param>
    internal sealed record Unreachable(string Message, string? IntuitTid, bool NeverLeft = false) : QboFailure(Message, IntuitTid);
}
