namespace QboAdmin.Deploy;

/// <summary>Whether an instance is about to be killed for its memory.</summary>
internal sealed class MemoryCheck(Fleet fleet) : ICheck
{
    private const double Much = .85;
    private const double TooMuch = .95;

    public CheckTitle Title { get; } = new("memory", CheckGroup.Host, "Memory");

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var fullest = fleet.AllWithVitals
            .Where(sighting => sighting is { SilentSince: null, Vitals.MemoryLimitBytes: > 0 })
            .OrderByDescending(sighting => (double)sighting.Vitals!.MemoryBytes / sighting.Vitals.MemoryLimitBytes)
            .FirstOrDefault();
        if (fullest is not { Vitals: { } vitals })
        {
            return Task.FromResult(Finding.Unknown("not known"));
        }

        var (measured, name) = ($"{Words.Bytes(vitals.MemoryBytes)} of {Words.Bytes(vitals.MemoryLimitBytes)}", fullest.Report.Instance.Name);
        var detail = fleet.All.Length > 1 ? $"{name} most" : name;
        var finding = ((double)vitals.MemoryBytes / vitals.MemoryLimitBytes) switch
        {
            >= TooMuch => Finding.Red(measured, $"{name} may be killed at any moment. Give it more memory, or restart it.", detail),
            >= Much => Finding.Amber(measured, $"{name} is close to its limit. Give it more memory.", detail),
            _ => Finding.Green(measured, detail),
        };
        return Task.FromResult(finding with { Ticks = true, DetailTicks = true });
    }
}
