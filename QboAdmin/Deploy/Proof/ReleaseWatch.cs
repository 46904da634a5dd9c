using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>
/// Notices when this instance's release is a new one, and proves that nothing was lost with it: remembers what the tokens looked like
/// before, and compares as soon as every instance runs the new release. One instance does the work, the oldest of the release.
/// </summary>
internal sealed class ReleaseWatch(
    ProofStore store,
    ConnectionFeed feed,
    RedisConnection redis,
    Fleet fleet,
    CheckRunner runner,
    EchoCheck echo,
    CompanyInfoCheck company,
    Instance instance,
    TimeProvider time,
    ILogger<ReleaseWatch> logger) : BackgroundLoop(time, logger)
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RolloutLimit = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time = time;
    private TokenFacts? _written;
    private bool _isFinal;

    protected override Task BeginAsync(CancellationToken stopping)
    {
        feed.Changed += Bell.Ring;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        try
        {
            if (redis.Outage is null && feed.Current.State is not (ConnectionState.Starting or ConnectionState.RedisAway) && fleet.IsKnown)
            {
                if (!_isFinal)
                {
                    _isFinal = await ProveAsync(stopping).ConfigureAwait(false);
                }

                await RememberAsync().ConfigureAwait(false);
            }
        }
        catch (RedisFailedException)
        {
            // It is tried again.
        }

        await SleepAsync(_isFinal ? Idle : Busy, stopping).ConfigureAwait(false);
    }

    protected override void End() => feed.Changed -= Bell.Ring;

    /// <returns>Whether there is nothing left to do for this release.</returns>
    private async Task<bool> ProveAsync(CancellationToken cancellationToken)
    {
        var newest = (await store.ReadAsync().ConfigureAwait(false)).FirstOrDefault();
        if (newest is null || newest.Build != instance.Build)
        {
            var isRolling = newest is { IsFinal: false } && _time.GetUtcNow() - newest.AppearedAt < RolloutLimit;
            return isRolling || !await AppearAsync(newest).ConfigureAwait(false);
        }

        if (newest.IsFinal)
        {
            return true;
        }

        var mine = fleet.Staying.Where(report => report.Instance.Build == instance.Build).Select(report => report.Instance).ToList();
        var first = mine.OrderBy(other => other.StartedAt).ThenBy(other => other.Id, StringComparer.Ordinal).FirstOrDefault();
        return first?.Id == instance.Id && await CompareAsync(newest, mine.Count, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> AppearAsync(ReleaseProof? newest)
    {
        var facts = await store.ReadFactsAsync().ConfigureAwait(false);
        var before = facts?.Build == instance.Build ? null : facts;
        var proof = new ReleaseProof
        {
            Number = (newest?.Number ?? 0) + 1,
            Build = instance.Build,
            Release = instance.Release,
            Commit = instance.Commit,
            AppearedAt = instance.StartedAt,
            Replaces = newest?.Build ?? before?.Build,
            Before = before,
        };
        if (await store.AddAsync(proof).ConfigureAwait(false))
        {
            DeployLog.ReleaseAppeared(logger, instance.Build);
        }

        return true;
    }

    private async Task<bool> CompareAsync(ReleaseProof proof, int onIt, CancellationToken cancellationToken)
    {
        var all = fleet.All.Count(sighting => !sighting.Report.IsLeaving);
        var now = _time.GetUtcNow();
        var convergedAt = onIt == all ? proof.ConvergedAt ?? now : (DateTimeOffset?)null;
        proof = proof with { ConvergedAt = convergedAt };
        var checks = await runner.RunAsync([echo, company], cancellationToken).ConfigureAwait(false);
        var lines = ProofLines.Of(proof, TokenFacts.Of(feed.Current, instance.Build, now), onIt, all, checks[0], checks[1]);

        // What is not well yet gets a moment to become so.
        var verdict = lines.Max(line => line.Verdict);
        var isFinal = convergedAt is { } at && (verdict is Verdict.Green or Verdict.Unknown || now - at > Settles);
        await store.UpdateAsync(proof with { Lines = lines, IsFinal = isFinal }).ConfigureAwait(false);
        if (isFinal)
        {
            DeployLog.ReleaseConverged(logger, proof.Build, verdict);
        }

        return isFinal;
    }

    private async Task RememberAsync()
    {
        var facts = TokenFacts.Of(feed.Current, instance.Build, _time.GetUtcNow());
        if (_written is null || _written with { At = facts.At } != facts)
        {
            await store.WriteFactsAsync(facts).ConfigureAwait(false);
            _written = facts;
        }
    }
}
