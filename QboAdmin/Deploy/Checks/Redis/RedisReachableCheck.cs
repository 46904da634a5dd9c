using QboAdmin.Redis;

namespace QboAdmin.Deploy;

/// <summary>Whether Redis answers, and how quickly.</summary>
internal sealed class RedisReachableCheck(RedisProbe probe, RedisOptions options) : RedisCheck(probe)
{
    private const double Slow = 100;
    private const double TooSlow = 1_000;

    public override CheckTitle Title { get; } = new("redis-reachable", CheckGroup.Redis, "Reachable");

    protected override Finding Judge(RedisFacts facts)
    {
        var (measured, detail) = (Words.Milliseconds(facts.Milliseconds), facts.Version);
        var finding = facts.Milliseconds switch
        {
            >= TooSlow => Finding.Red(measured, "Every page and token waits for this. Move Redis nearer, or look at what else it does (SLOWLOG GET).", detail),
            >= Slow => Finding.Amber(measured, "Slow for a Redis. Is it in the same region? What does SLOWLOG GET say?", detail),
            _ => Finding.Green(measured, detail),
        };
        return finding with { Ticks = true, DetailTicks = true };
    }

    protected override Finding OnFailure(RedisFailedException failed) => Finding.Red(
        failed.Message,
        $"Redis at {options.DisplayAddress} does not answer. Check REDIS_URL and REDIS_TLS, and whether the server runs. Tokens are served from memory meanwhile.");
}
