using System.Collections.Immutable;
using QboAdmin.Live;

namespace QboAdmin.Deploy;

/// <summary>The instances as the checks see them.</summary>
internal sealed class Fleet(InstanceHeartbeat heartbeat, TimeProvider time)
{
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>All on the list, silent and leaving ones too.</summary>
    public ImmutableArray<InstanceSighting> All => heartbeat.Board.Current.Sightings;

    /// <summary>The same with fresh vital signs.</summary>
    public ImmutableArray<InstanceSighting> AllWithVitals => heartbeat.Pulse.Current.Sightings;

    /// <summary>Those whose heart beats and that mean to stay.</summary>
    public ImmutableArray<InstanceReport> Staying => Heard(heartbeat.Board.Current);

    /// <summary>Whether all are known, which takes Redis.</summary>
    public bool IsKnown => heartbeat.Board.Current.IsComplete;

    /// <summary>
    /// What the instances differ in, given a moment to agree: a change needs some milliseconds to be everywhere, and only what lasts is an alarm.
    /// </summary>
    /// <param name="counts">Who has something to say.</param>
    /// <param name="by">What is compared.</param>
    /// <returns>The different values with those who have them, the most frequent first; one when all agree.</returns>
    public async Task<ImmutableArray<IGrouping<T, InstanceReport>>> SettleAsync<T>(Func<InstanceReport, bool> counts, Func<InstanceReport, T> by, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            ImmutableArray<IGrouping<T, InstanceReport>> groups = [.. Staying.Where(counts).GroupBy(by).OrderByDescending(group => group.Count())];
            if (groups.Length <= 1 || time.GetElapsedTime(began) > Settles)
            {
                return groups;
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ImmutableArray<InstanceReport> Heard(InstanceBoard board) =>
        [.. board.Sightings.Where(sighting => sighting.SilentSince is null && !sighting.Report.IsLeaving).Select(sighting => sighting.Report)];
}
