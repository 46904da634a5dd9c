using QboAdmin.Audit;
using QboAdmin.Intuit;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>What a person may do on the deploy page. Each answers with a sentence for the page's foot.</summary>
internal sealed class DeployService(ProofStore proofs, PlannedWorkBoard planned, IntuitOptions intuit, AuditLog audit)
{
    /// <summary>A report for somebody who found QboAdmin at this host.</summary>
    public DeployReport SeenFrom(DeployReport report, string host) => DeployEndpoints.SeenFrom(report, intuit, host);

    /// <summary>Notes that this person has looked at a release and found it good.</summary>
    /// <exception cref="UnauthorizedAccessException">The actor is no Operator.</exception>
    public Task<string> SignAsync(long number, Actor by) => DoAsync(by, AuditAction.SignOff, async () =>
    {
        var proof = await proofs.SignAsync(number, by.Name).ConfigureAwait(false);
        return proof is null ? ("This release is not kept any more.", null) : ($"v{proof.Release} is signed off by {proof.SignedBy}.", proof.Build);
    });

    /// <summary>Begins planned work.</summary>
    /// <exception cref="UnauthorizedAccessException">The actor is no Operator.</exception>
    public Task<string> PlanAsync(TimeSpan length, string what, Actor by) => DoAsync(by, AuditAction.PlanWork, async () =>
    {
        await planned.BeginAsync(by.Name, length, what).ConfigureAwait(false);
        return ($"Planned work has begun. It ends by itself in {Words.Left(length)}.", what);
    });

    /// <summary>Ends planned work before its time.</summary>
    /// <exception cref="UnauthorizedAccessException">The actor is no Operator.</exception>
    public Task<string> EndPlannedAsync(Actor by) => DoAsync(by, AuditAction.PlanWork, async () =>
    {
        await planned.EndAsync().ConfigureAwait(false);
        return ("Planned work has ended.", "ended");
    });

    private async Task<string> DoAsync(Actor by, AuditAction action, Func<Task<(string Message, string? Detail)>> act)
    {
        if (!by.MayOperate)
        {
            throw new UnauthorizedAccessException($"{by.Name} is no Operator.");
        }

        try
        {
            var (message, detail) = await act().ConfigureAwait(false);
            await audit.RecordAsync(action, by, succeeded: true, detail).ConfigureAwait(false);
            return message;
        }
        catch (RedisFailedException failed)
        {
            await audit.RecordAsync(action, by, succeeded: false, failed.Message).ConfigureAwait(false);
            return $"Nothing was changed: {failed.Message}. Try again when Redis answers.";
        }
    }
}
