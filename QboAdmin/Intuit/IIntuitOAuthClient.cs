using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <summary>
/// Intuit's OAuth 2.0 server. No call is ever repeated on its own: a second use of a code or of a refresh token may kill the
/// whole grant (Intuit, OAuth 2.0 FAQ).
/// </summary>
internal interface IIntuitOAuthClient
{
    /// <summary>Where to send the browser for a person's consent.</summary>
    Task<Uri> GetAuthorizeUriAsync(string state, CancellationToken cancellationToken);

    /// <summary>Exchanges the code of a consent. Not cancellable: the answer is never thrown away.</summary>
    Task<OAuthResult> ExchangeCodeAsync(string code);

    /// <summary>Gets a new access token. Not cancellable: the answer is never thrown away.</summary>
    Task<OAuthResult> RefreshAsync(RefreshToken refreshToken);

    /// <summary>Ends the whole grant of the company.</summary>
    /// <returns>Null when Intuit has revoked it or does not know it any more; otherwise what went wrong.</returns>
    Task<OAuthFailure?> RevokeAsync(RefreshToken refreshToken, CancellationToken cancellationToken);
}
