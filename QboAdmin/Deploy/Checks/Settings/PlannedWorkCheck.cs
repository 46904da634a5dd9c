using QboAdmin.Live;

namespace QboAdmin.Deploy;

/// <summary>Whether alerts are silenced at the moment.</summary>
internal sealed class PlannedWorkCheck(PlannedWorkBoard planned) : ICheck
{
    public CheckTitle Title { get; } = new("planned-work", CheckGroup.Settings, "Planned work");

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(planned.Current is { } work
        ? Finding.Green($"until {work.Until:HH:mm} UTC", work.By)
        : Finding.Green("none"));
}
