namespace QboAdmin.Deploy;

/// <summary>Whether all instances read each other's cookies. If not, people are signed out whenever another one answers.</summary>
internal sealed class KeyRingCheck(Fleet fleet) : ICheck
{
    public CheckTitle Title { get; } = new("key-ring", CheckGroup.Fleet, "Key ring shared");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (!fleet.IsKnown)
        {
            return Finding.Unknown("Redis is away");
        }

        // One that has just started has no keys yet.
        var groups = await fleet.SettleAsync(report => report.KeyRing is not null, report => report.KeyRing, cancellationToken).ConfigureAwait(false);
        return groups switch
        {
            [] => Finding.Unknown("not known"),
            [var all] => Finding.Green(all.Key!, Words.Of(all.Count(), all.Count())) with { Ticks = true },
            _ => Finding.Red(
                $"{groups.Length} different",
                $"People will be signed out when another instance answers. {string.Join(", ", groups.Skip(1).SelectMany(group => group).Select(report => report.Instance.Name))}: "
                + "give all instances the same QBO_CLIENT_SECRET and REDIS_URL, and restart them."),
        };
    }
}
