namespace QboAdmin.Deploy;

/// <summary>Whether Redis will take another instance's connections: small plans have 20, and a rollout needs twice as many.</summary>
internal sealed class ClientsCheck(RedisProbe probe) : RedisCheck(probe)
{
    private const double Many = .7;
    private const double TooMany = .9;

    public override CheckTitle Title { get; } = new("redis-clients", CheckGroup.Redis, "Clients");

    protected override Finding Judge(RedisFacts facts)
    {
        if (facts is not { Clients: { } clients, MaxClients: > 0 and { } max })
        {
            return Finding.Unknown("not told");
        }

        var measured = Words.Of(clients, max);
        var finding = ((double)clients / max) switch
        {
            >= TooMany => Finding.Red(measured, "New instances will be refused. Close what else is connected, or take a plan with more connections."),
            >= Many => Finding.Amber(measured, "A rollout needs room for old and new instances at once. Close what else is connected."),
            _ => Finding.Green(measured),
        };
        return finding with { Ticks = true };
    }
}
