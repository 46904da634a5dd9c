namespace QboAdmin.Connection;

/// <summary>What came of a sign-in at Intuit.</summary>
/// <param name="Kind">In one word.</param>
public sealed record CallbackResult(CallbackResultKind Kind)
{
    /// <summary>The connected company's name; null when it is not known.</summary>
    public string? Company { get; init; }

    /// <summary>The id of the set that waits for an answer; only with <see cref="CallbackResultKind.OtherCompany"/>.</summary>
    public string? PendingId { get; init; }

    /// <summary>Intuit's word for what went wrong, such as <c>invalid_scope</c>; null when it gave none.</summary>
    public string? Error { get; init; }

    /// <summary>Intuit's trace id, for its support; null when no answer came.</summary>
    public string? IntuitTid { get; init; }
}

/// <summary>What came of a sign-in at Intuit.</summary>
public enum CallbackResultKind
{
    /// <summary>QuickBooks is connected.</summary>
    Connected,

    /// <summary>Another company than before was chosen; a person must confirm that.</summary>
    OtherCompany,

    /// <summary>The person said no at Intuit.</summary>
    Declined,

    /// <summary>Intuit reported another error than that.</summary>
    IntuitError,

    /// <summary>The address lacks a parameter, has one twice or one that can't be.</summary>
    BadRequest,

    /// <summary>No such sign-in was begun here, or more than ten minutes ago.</summary>
    UnknownState,

    /// <summary>The sign-in was begun in another browser.</summary>
    OtherBrowser,

    /// <summary>The sign-in has been used already, with another answer of Intuit.</summary>
    AlreadyUsed,

    /// <summary>Another request with the same answer is still being worked on.</summary>
    StillWorking,

    /// <summary>Intuit refused the code.</summary>
    CodeRefused,

    /// <summary>Intuit does not accept the app's own credentials.</summary>
    AppRefused,

    /// <summary>Intuit could not be reached, or failed.</summary>
    IntuitAway,

    /// <summary>Intuit took the code and did not answer in time.</summary>
    TimedOut,

    /// <summary>Something unexpected broke here.</summary>
    Failed,
}
