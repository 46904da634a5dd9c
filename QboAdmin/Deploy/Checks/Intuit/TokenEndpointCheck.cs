namespace QboAdmin.Deploy;

/// <summary>Whether Intuit's token endpoint can be reached from here.</summary>
internal sealed class TokenEndpointCheck(IntuitProbe probe) : ICheck
{
    public CheckTitle Title { get; } = new("intuit-token-endpoint", CheckGroup.Intuit, "Token endpoint");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var answer = await probe.AskEndpointAsync(cancellationToken).ConfigureAwait(false);
        return answer.Problem is { } problem
            ? Finding.Red(problem, "Tokens can’t be renewed. May this machine reach Intuit over https? status.developer.intuit.com tells of outages.")
            : Finding.Green(Words.Milliseconds(answer.Milliseconds)) with { Ticks = true };
    }
}
