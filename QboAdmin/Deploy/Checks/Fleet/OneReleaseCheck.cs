using QboAdmin.Live;

namespace QboAdmin.Deploy;

/// <summary>Whether every instance runs the same build; during a rollout they don't, and after ten minutes that is no rollout any more.</summary>
internal sealed class OneReleaseCheck(Fleet fleet, TimeProvider time) : ICheck
{
    private static readonly TimeSpan RolloutLimit = TimeSpan.FromMinutes(10);

    public CheckTitle Title { get; } = new("one-release", CheckGroup.Fleet, "One release");

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(Judge());

    private Finding Judge()
    {
        var groups = fleet.Staying.GroupBy(report => report.Instance.Build).OrderByDescending(group => group.Max(report => report.Instance.StartedAt)).ToList();
        var all = groups.Sum(group => group.Count());
        switch (groups)
        {
            case []:
                return Finding.Unknown("not known");
            case [var only]:
                return Finding.Green($"v{only.First().Instance.Release}", Words.Of(all, all));
        }

        var newest = groups[0];
        var measured = $"{groups.Count} releases";
        var detail = $"v{newest.First().Instance.Release} on {Words.Of(newest.Count(), all)}";
        var old = string.Join(", ", groups.Skip(1).SelectMany(group => group).Select(Name));
        return time.GetUtcNow() - newest.Min(report => report.Instance.StartedAt) < RolloutLimit
            ? Finding.Amber(measured, $"A rollout is under way. Still old: {old}.", detail)
            : Finding.Red(measured, $"The rollout has stopped half-way. Still old: {old}. Restart them, or roll back.", detail);
    }

    private static string Name(InstanceReport report) => $"{report.Instance.Name} (v{report.Instance.Release})";
}
