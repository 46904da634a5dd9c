using QboAdmin.Live;

namespace QboAdmin.Deploy;

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
