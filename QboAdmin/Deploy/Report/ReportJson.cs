using System.Text.Json.Serialization;
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

/// <summary>One check.</summary>
internal sealed record CheckBody(
    string Id,
    CheckGroup Group,
    string Name,
    Verdict Verdict,
    string Measured,
    string? Detail,
    string? Advice,
    double TookMs,
    DateTimeOffset CheckedAt,
    DateTimeOffset Since)
{
    public static CheckBody Of(Check check) => new(
        check.Title.Id,
        check.Title.Group,
        check.Title.Name,
        check.Verdict,
        check.Finding.Measured,
        check.Finding.Detail,
        check.Finding.Advice,
        check.Milliseconds,
        check.At,
        check.Since);
}

/// <summary>One instance.</summary>
internal sealed record InstanceBody
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Release { get; init; }

    public required string Commit { get; init; }

    public DateTimeOffset? BuiltAt { get; init; }

    public required string Host { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required double UptimeSeconds { get; init; }

    public DateTimeOffset? SilentSince { get; init; }

    public required bool IsLeaving { get; init; }

    public required string Shows { get; init; }

    public required long Version { get; init; }

    public required int OpenPages { get; init; }

    public string? KeyRing { get; init; }

    public InstanceVitals? Vitals { get; init; }

    public static InstanceBody Of(InstanceSighting sighting, DateTimeOffset now)
    {
        var (report, instance) = (sighting.Report, sighting.Report.Instance);
        return new InstanceBody
        {
            Id = instance.Id,
            Name = instance.Name,
            Release = instance.Release,
            Commit = instance.Commit,
            BuiltAt = instance.BuiltAt,
            Host = instance.Host,
            StartedAt = instance.StartedAt,
            UptimeSeconds = Math.Round((now - instance.StartedAt).TotalSeconds),
            SilentSince = sighting.SilentSince,
            IsLeaving = report.IsLeaving,
            Shows = report.Shows,
            Version = report.Version,
            OpenPages = report.Pages,
            KeyRing = report.KeyRing,
            Vitals = sighting.Vitals,
        };
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportBody))]
internal sealed partial class ReportJson : JsonSerializerContext;
