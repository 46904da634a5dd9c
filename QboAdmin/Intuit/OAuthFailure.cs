namespace QboAdmin.Intuit;

/// <summary>Why Intuit's OAuth server gave no tokens.</summary>
/// <param name="Kind">What follows from it.</param>
/// <param name="Message">What happened, in words that may be shown; never a token.</param>
/// <param name="Error">Intuit's own word, such as <c>invalid_grant</c>; null when no such answer came.</param>
/// <param name="IntuitTid">Intuit's trace id.</param>
/// <param name="RetryAfter">How long Intuit asks to wait; null when it did not.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record OAuthFailure(
    OAuthFailureKind Kind,
    string Message,
    string? Error = null,
    string? IntuitTid = null,
    TimeSpan? RetryAfter = null,
    int Milliseconds = 0);

internal enum OAuthFailureKind
{
    /// <summary><c>invalid_grant</c>: this code or refresh token is not good, and never will be again.</summary>
    InvalidGrant,

    /// <summary>Intuit does not accept the app's own credentials.</summary>
    InvalidClient,

    /// <summary>Another refusal, or an answer that can't be understood.</summary>
    Refused,

    /// <summary>Intuit is overloaded, failing or out of reach; it may work later.</summary>
    Passing,

    /// <summary>The request was sent and no answer came in time: nobody knows whether Intuit acted on it.</summary>
    NoAnswer,
}
