namespace QboAdmin.Deploy;

/// <summary>Whether Redis itself tells of changes by other programs. Without it they are seen a little later, so off is well.</summary>
internal sealed class NotificationsCheck(RedisProbe probe) : RedisCheck(probe)
{
    public override CheckTitle Title { get; } = new("redis-notifications", CheckGroup.Redis, "Notifications");

    protected override Finding Judge(RedisFacts facts) => facts.Notifications switch
    {
        null => Finding.Green("not told", "read at intervals"),
        var flags when flags.Contains('K', StringComparison.Ordinal) && flags.Contains('A', StringComparison.Ordinal) => Finding.Green("on", flags),
        "" => Finding.Green("off", "read at intervals"),
        var flags => Finding.Green("in part", flags),
    };
}
