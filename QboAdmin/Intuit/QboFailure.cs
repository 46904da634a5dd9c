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
    internal sealed record Denied(string Message, string? IntuitTid) : QboFailure(Message, IntuitTid);

    /// <summary>QuickBooks understood the request and refused it.</summary>
    internal sealed record Rejected(string Message, string? Code, string? Detail, string? IntuitTid) : QboFailure(Message, IntuitTid);

    /// <summary>Too many requests.</summary>
    internal sealed record Throttled(string Message, TimeSpan RetryAfter, string? IntuitTid) : QboFailure(Message, IntuitTid);

    /// <summary>No usable answer: the network, a time-out, or a failure inside Intuit.</summary>
    internal sealed record Unreachable(string Message, string? IntuitTid) : QboFailure(Message, IntuitTid);
}
