using System.Collections.Immutable;
using QboAdmin.Live;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>Everything there is to know after a deploy, as one instance sees it at one moment.</summary>
public sealed record DeployReport
{
    /// <summary>Who looked.</summary>
    public required Instance Instance { get; init; }

    /// <summary>Sandbox or production.</summary>
    public required QboEnvironment Environment { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By group.</summary>
    public ImmutableArray<Check> Checks { get; init; } = [];

    /// <summary>All instances.</summary>
    public ImmutableArray<InstanceSighting> Instances { get; init; } = [];

    /// <summary>Those that went in the last ten minutes, newest first.</summary>
    public ImmutableArray<InstanceDeparture> Departures { get; init; } = [];

    /// <summary>How long news takes.</summary>
    public EchoBoard Echo { get; init; } = EchoBoard.Empty;

    /// <summary>The proofs of the last releases, newest first.</summary>
    public ImmutableArray<ReleaseProof> Proofs { get; init; } = [];

    /// <summary>The work under way; null for none.</summary>
    public PlannedWork? Planned { get; init; }

    /// <summary>The newest proof; null for none yet.</summary>
    public ReleaseProof? Proof => Proofs.IsDefaultOrEmpty ? null : Proofs[0];

    /// <summary>How many checks passed.</summary>
    public int Passed => Checks.Count(check => check.Verdict == Verdict.Green);

    /// <summary>All of it in one word.</summary>
    public Overall Overall =>
        Checks.IsEmpty ? Overall.Checking
        : Checks.Any(check => check.Verdict == Verdict.Red) || Proof is { IsFinal: true, SignedBy: null, Verdict: Verdict.Red } ? Overall.NotWell
        : IsRolling ? Overall.Rolling
        : Checks.Any(check => check.Verdict == Verdict.Amber) ? Overall.WorthALook
        : Overall.AllWell;

    private bool IsRolling =>
        (Proof is { IsFinal: false } proof && Instances.Any(sighting => sighting.Report.Instance.Build == proof.Build))
        || Instances.Any(sighting => sighting.Report.IsLeaving || sighting.SilentSince is not null)
        || Instances.Select(sighting => sighting.Report.Instance.Build).Distinct().Count() > 1;

    /// <summary>Another check in place of the one with its name, or added to its group.</summary>
    public DeployReport With(Check check) => this with
    {
        Checks = Checks.Any(known => known.Title.Id == check.Title.Id)
            ? [.. Checks.Select(known => known.Title.Id == check.Title.Id ? check : known)]
            : [.. Checks.Append(check).OrderBy(known => known.Title.Group)],
    };
}
