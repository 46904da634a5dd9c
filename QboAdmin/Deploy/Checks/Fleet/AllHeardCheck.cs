namespace QboAdmin.Deploy;

/// <summary>Whether every instance on the list still says that it lives.</summary>
internal sealed class AllHeardCheck(Fleet fleet) : ICheck
{
    public CheckTitle Title { get; } = new("all-heard", CheckGroup.Fleet, "All heard");

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var all = fleet.All;
        var silent = all.Where(sighting => sighting.SilentSince is not null).ToList();
        var measured = Words.Of(all.Length - silent.Count, all.Length);
        return Task.FromResult(
            !fleet.IsKnown ? Finding.Unknown("Redis is away")
            : silent.Count == 0 ? Finding.Green(measured)
            : Finding.Amber(
                measured,
                $"Not heard: {string.Join(", ", silent.Select(sighting => $"{sighting.Report.Instance.Name} since {sighting.SilentSince:HH:mm:ss} UTC"))}. "
                + "It was killed, hangs, or can’t reach Redis; after a minute it is taken off the list. Look at its log."));
    }
}
