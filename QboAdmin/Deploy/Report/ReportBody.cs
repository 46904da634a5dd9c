using QboAdmin.Live;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>A report as programs read it, from <c>GET /health/deploy</c> and from <c>check --json</c>.</summary>
internal sealed record ReportBody
{
    /// <summary><c>all_well</c>, <c>worth_a_look</c>, <c>rolling</c>, <c>not_well</c> or <c>checking</c>.</summary>
    public required string Status { get; init; }

    public required string Summary { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    public string? Environment { get; init; }

    public string? Instance { get; init; }

    public string? Release { get; init; }

    public string? Commit { get; init; }

    public required IReadOnlyList<CheckBody> Checks { get; init; }

    public IReadOnlyList<InstanceBody> Instances { get; init; } = [];

    public IReadOnlyList<InstanceDeparture> Departures { get; init; } = [];

    public EchoBoard? Echo { get; init; }

    public ReleaseProof? Proof { get; init; }

    public PlannedWork? PlannedWork { get; init; }

    public static ReportBody Of(DeployReport report) => new()
    {
        Status = StatusOf(report.Overall),
        Summary = ReportWords.Summary(report),
        CheckedAt = report.At,
        Environment = report.Environment.Key(),
        Instance = report.Instance.Name,
        Release = report.Instance.Release,
        Commit = report.Instance.Commit,
        Checks = [.. report.Checks.Select(CheckBody.Of)],
        Instances = [.. report.Instances.Select(sighting => InstanceBody.Of(sighting, report.At))],
        Departures = report.Departures,
        Echo = report.Echo,
        Proof = report.Proof,
        PlannedWork = report.Planned,
    };

    public static string StatusOf(Overall overall) => overall switch
    {
        Overall.AllWell => "all_well",
        Overall.WorthALook => "worth_a_look",
        Overall.Rolling => "rolling",
        Overall.NotWell => "not_well",
        _ => "checking",
    };
}
