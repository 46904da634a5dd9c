using System.Diagnostics.CodeAnalysis;

namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>The verdict on an access token, with the consent behind it when it is valid.</summary>
internal sealed record AccessCheck(AccessVerdict Verdict, Consent? Consent = null)
{
    [MemberNotNullWhen(true, nameof(Consent))]
    public bool IsValid => Verdict == AccessVerdict.Valid && Consent is not null;
}
