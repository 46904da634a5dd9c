using System.Collections.Immutable;

namespace QboAdmin.Deploy;

/// <summary>Compares before and after. No input or output: the same facts give the same lines.</summary>
internal static class ProofLines
{
    private static readonly TimeSpan SameEnd = TimeSpan.FromMinutes(1);

    public static ImmutableArray<ProofLine> Of(ReleaseProof proof, TokenFacts after, int onIt, int all, Check echo, Check company) =>
    [
        RefreshToken(proof.Before, after),
        Ttl(proof.Before, after),
        Consent(proof.Before, after),
        new("release", "One release", onIt == all ? Verdict.Green : Verdict.Amber, Words.Of(onIt, all), proof.ConvergedAt is { } at ? $"in {Words.Left(at - proof.AppearedAt)}" : null),
        new("echo", "Echo", echo.Verdict, echo.Verdict == Verdict.Red ? echo.Finding.Measured : echo.Finding.Detail ?? echo.Finding.Measured, $"slowest {echo.Finding.Measured}"),
        new("live-read", "Live read", company.Verdict, company.Verdict == Verdict.Green ? "company info" : company.Finding.Measured, company.Verdict == Verdict.Green ? company.Finding.Measured : null),
    ];

    private static ProofLine RefreshToken(TokenFacts? before, TokenFacts after)
    {
        var (verdict, text) = (before?.RefreshToken, after.RefreshToken) switch
        {
            (null, _) => (Verdict.Unknown, "none before"),
            (_, null) => (Verdict.Red, "gone"),
            var (old, now) when old == now => (Verdict.Green, "same"),
            _ when before!.ConnectedAt == after.ConnectedAt => (Verdict.Green, "renewed meanwhile"),
            _ => (Verdict.Red, "another one"),
        };
        return new ProofLine("refresh-token", "Refresh token", verdict, text, after.RefreshToken);
    }

    private static ProofLine Ttl(TokenFacts? before, TokenFacts after)
    {
        var detail = after.StoredUntil is { } until ? Words.Left(until - after.At) : null;
        return before switch
        {
            null or { RefreshToken: null } => new("ttl", "Redis TTLs", Verdict.Unknown, "none before", detail),
            { StoredUntil: { } was } when after.StoredUntil is { } now && now < was - SameEnd => new("ttl", "Redis TTLs", Verdict.Red, "shorter", detail),
            _ when after.RefreshToken is null => new("ttl", "Redis TTLs", Verdict.Red, "gone"),
            _ => new("ttl", "Redis TTLs", Verdict.Green, "unbroken", detail),
        };
    }

    private static ProofLine Consent(TokenFacts? before, TokenFacts after) => before switch
    {
        null or { RefreshToken: null } => new("consent", "New consent", Verdict.Unknown, "nothing before"),
        _ when after.RefreshToken is null => new("consent", "New consent", Verdict.Red, "is needed"),
        _ when before.ConnectedAt != after.ConnectedAt => new("consent", "New consent", Verdict.Red, "was given"),
        _ => new("consent", "New consent", Verdict.Green, "not needed"),
    };
}
