using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>
/// One app's permission for one company, and the rules by which its refresh token lives. Part of <see cref="SimulatorState"/>, so it is
/// used under the store's lock only.
/// </summary>
internal sealed class Grant
{
    /// <summary>Enough to recognise late repeats; a value that fell off the end counts as unknown, which is refused all the same.</summary>
    private const int MostStaleTokens = 100;

    public required string Id { get; init; }

    public required Consent Consent { get; init; }

    public required string CodeHash { get; init; }

    /// <summary>The exchange of the code; the hard end counts from here.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    public required RefreshToken Refresh { get; set; }

    public List<StaleToken> Stale { get; set; } = [];

    public AccessNote? NewestAccess { get; set; }

    /// <summary>Asked for by the controls: the next refresh replaces the value, whatever its age.</summary>
    public bool RotateNext { get; set; }

    public bool RefreshKilled { get; set; }

    public GrantEnd? End { get; set; }

    public DateTimeOffset HardEnd => BeganAt + Lifetimes.RefreshTokenHard;

    public DateTimeOffset RefreshEndsAt => Refresh.EndsAt < HardEnd ? Refresh.EndsAt : HardEnd;

    public static Grant Begin(PendingCode code, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Consent = code.Consent,
        CodeHash = code.Hash,
        BeganAt = now,
        Refresh = RefreshToken.Issue(now),
    };

    public bool CanRefresh(DateTimeOffset now) => End is null && !RefreshKilled && now < RefreshEndsAt;

    public bool Knows(string token, string hash) => Refresh.Value == token || Stale.Exists(stale => stale.Hash == hash);

    /// <summary>Whether a refresh with a token that this grant <see cref="Knows"/> is granted; rotates where the mode says so.</summary>
    public bool TryRefresh(string token, string hash, RefreshMode mode, DateTimeOffset now)
    {
        if (!CanRefresh(now)) return false;
        if (Refresh.Value == token)
        {
            if (RotationIsDue(mode, now)) Rotate(hash, now);
            return true;
        }
        if (mode == RefreshMode.RaceKillsGrant) End = GrantEnd.StaleTokenUsed;
        return mode == RefreshMode.GraceDaily && Stale.Exists(stale => stale.Hash == hash && now < stale.ReplacedAt + Lifetimes.Grace);
    }

    private bool RotationIsDue(RefreshMode mode, DateTimeOffset now) =>
        RotateNext
        || mode is RefreshMode.RotateEveryTime or RefreshMode.RaceKillsGrant
        || now >= Refresh.IssuedAt + Lifetimes.RefreshTokenValue;

    private void Rotate(string hash, DateTimeOffset now)
    {
        if (Stale.Count >= MostStaleTokens) Stale.RemoveAt(0);
        Stale.Add(new StaleToken(hash, now));
        Refresh = RefreshToken.Issue(now);
        RotateNext = false;
    }
}
