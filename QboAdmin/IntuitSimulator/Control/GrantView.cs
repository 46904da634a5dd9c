using QboAdmin.IntuitSimulator.Companies;
using QboAdmin.IntuitSimulator.Grants;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>A grant as the control page shows it: a copy taken under the lock, with prints in place of tokens.</summary>
internal sealed record GrantView(
    string Company,
    string? RealmId,
    DateTimeOffset BeganAt,
    GrantEnd? End,
    TokenView Refresh,
    TokenView Access,
    bool RotateNext,
    DateTimeOffset HardEnd)
{
    public static GrantView Of(Grant grant, SimulatorState state, DateTimeOffset now)
    {
        var access = grant.NewestAccess;
        var accessLives = access is not null && grant.End is null && access.Number > state.EndedAccessTokens && now < access.EndsAt;
        return new GrantView(
            CompanyList.Find(grant.Consent.RealmId)?.Name ?? "No company",
            grant.Consent.RealmId,
            grant.BeganAt,
            grant.End,
            new TokenView(TokenPrint.Short(grant.Refresh.Value), grant.CanRefresh(now), grant.RefreshEndsAt),
            new TokenView(access?.Print ?? "none", accessLives, access?.EndsAt ?? grant.BeganAt),
            grant.RotateNext,
            grant.HardEnd);
    }
}
