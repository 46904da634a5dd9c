using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>One sign-in at Intuit, from the moment somebody asks for it until ten minutes later.</summary>
/// <param name="By">Who asked; the callback acts for this person or program.</param>
/// <param name="BrowserHash">The hash of the cookie of the browser that asked.</param>
internal sealed record Authorization(Actor By, string BrowserHash, DateTimeOffset AskedAt)
{
    /// <summary>The hash of the code that came back; null while nobody has come back.</summary>
    public string? ClaimedWith { get; init; }

    /// <summary>What came of it; null while that is still open.</summary>
    public CallbackResult? Result { get; init; }
}
