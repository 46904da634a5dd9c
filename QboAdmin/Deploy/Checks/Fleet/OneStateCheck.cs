using QboAdmin.Tokens;

namespace QboAdmin.Deploy;

/// <summary>The split-view alarm: whether two instances show different states of the connection for longer than news travels.</summary>
internal sealed class OneStateCheck(Fleet fleet) : ICheck
{
    public CheckTitle Title { get; } = new("one-state", CheckGroup.Fleet, "One state");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (!fleet.IsKnown)
        {
            return Finding.Unknown("Redis is away");
        }

        // One that has just started shows nothing yet.
        var groups = await fleet.SettleAsync(report => report.Shows != nameof(ConnectionState.Starting), report => (report.Shows, report.Version, report.Mark), cancellationToken).ConfigureAwait(false);
        return groups switch
        {
            [] => Finding.Unknown("not known"),
            [var all] => Finding.Green($"version {all.Key.Version}", Words.Of(all.Count(), all.Count())) with { Ticks = true },
            _ => Finding.Red(
                $"{groups.Length} different",
                $"Pages tell different stories: {string.Join("; ", groups.Select(group =>
                    $"{string.Join(", ", group.Select(report => report.Instance.Name))}: {group.Key.Shows}, version {group.Key.Version}"))}. "
                + "Trust the one with the highest version, and restart the others if they don’t follow within a minute."),
        };
    }
}
