namespace QboAdmin.Deploy;

/// <summary>
/// Whether Redis may throw tokens away when it is full. All four keys have a TTL, so <c>volatile-…</c> policies are not safe for them
/// either (Redis, "Key eviction").
/// </summary>
internal sealed class MemoryPolicyCheck(RedisProbe probe) : RedisCheck(probe)
{
    private const double NearlyFull = .9;

    public override CheckTitle Title { get; } = new("redis-policy", CheckGroup.Redis, "Memory policy");

    protected override Finding Judge(RedisFacts facts)
    {
        var room = facts switch
        {
            { UsedBytes: { } used, MaxBytes: > 0 and { } max } => $"{Words.Bytes(used)} of {Words.Bytes(max)}",
            { UsedBytes: { } used } => $"{Words.Bytes(used)}, no limit",
            _ => null,
        };
        var finding = facts.Policy switch
        {
            null => Finding.Unknown("not told", room),
            "noeviction" when facts is { UsedBytes: { } used, MaxBytes: > 0 and { } max } && used >= max * NearlyFull => Finding.Amber(
                "noeviction, nearly full",
                "Tokens still fit, because QboAdmin makes room with its own caches. Give Redis more memory.",
                room),
            "noeviction" => Finding.Green("noeviction", room),
            var policy when policy.StartsWith("volatile-", StringComparison.Ordinal) || facts.MaxBytes == 0 => Finding.Amber(
                policy,
                "When Redis is full it may drop tokens, which have a TTL. Set maxmemory-policy to noeviction.",
                room),
            var policy => Finding.Red(
                policy,
                "When Redis is full it drops any key, tokens too, and somebody must sign in to Intuit again. Set maxmemory-policy to noeviction.",
                room),
        };
        return finding with { DetailTicks = true };
    }
}
