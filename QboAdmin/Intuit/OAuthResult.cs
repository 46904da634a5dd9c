using System.Diagnostics.CodeAnalysis;

namespace QboAdmin.Intuit;

/// <summary>Tokens or the reason why there are none.</summary>
internal readonly record struct OAuthResult
{
    private OAuthResult(TokenGrant? grant, OAuthFailure? failure) => (Grant, Failure) = (grant, failure);

    public TokenGrant? Grant { get; }

    public OAuthFailure? Failure { get; }

    public bool Succeeded([NotNullWhen(true)] out TokenGrant? grant, [NotNullWhen(false)] out OAuthFailure? failure)
    {
        (grant, failure) = (Grant, Failure);
        return grant is not null;
    }

    public static implicit operator OAuthResult(TokenGrant grant) => new(grant, null);

    public static implicit operator OAuthResult(OAuthFailure failure) => new(null, failure);
}
