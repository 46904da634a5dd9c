namespace QboAdmin.Deploy;

/// <summary>Whether an instance's disk is full. QboAdmin itself needs little; its host's log does.</summary>
internal sealed class DiskCheck(Fleet fleet) : ICheck
{
    private const long Little = 500L << 20;
    private const long TooLittle = 50L << 20;

    public CheckTitle Title { get; } = new("disk", CheckGroup.Host, "Disk");

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var fullest = fleet.AllWithVitals.Where(sighting => sighting is { SilentSince: null, Vitals.DiskFreeBytes: not null }).MinBy(sighting => sighting.Vitals!.DiskFreeBytes);
        if (fullest is not { Vitals.DiskFreeBytes: { } free })
        {
            return Task.FromResult(Finding.Unknown("not known"));
        }

        var (measured, name) = ($"{Words.Bytes(free)} free", fullest.Report.Instance.Name);
        var detail = fleet.All.Length > 1 ? $"{name} least" : name;
        var finding = free switch
        {
            < TooLittle => Finding.Red(measured, $"The disk of {name} is full. Make room, or restart it elsewhere.", detail),
            < Little => Finding.Amber(measured, $"The disk of {name} is nearly full. Make room.", detail),
            _ => Finding.Green(measured, detail),
        };
        return Task.FromResult(finding with { Ticks = true, DetailTicks = true });
    }
}
