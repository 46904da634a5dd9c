using QboAdmin.Redis;

namespace QboAdmin.Deploy;

/// <summary>Whether tokens are still there after Redis has been restarted.</summary>
internal sealed class PersistenceCheck(RedisProbe probe, RedisOptions options) : RedisCheck(probe)
{
    public override CheckTitle Title { get; } = new("redis-persistence", CheckGroup.Redis, "Keeps data");

    protected override Finding Judge(RedisFacts facts) => facts switch
    {
        { DiskWorks: false } => Finding.Red("its disk fails", "Redis could not write to its disk and may soon take no writes. Look at its log and its disk."),
        _ when options.IsEmbedded => Finding.Green("append file", "this program’s data folder"),
        { KeepsAppendFile: true } => Finding.Green("append file"),
        { Snapshots: { Length: > 0 } } => Finding.Green("snapshots", "may lose minutes"),
        { KeepsAppendFile: false, Snapshots: "" } => Finding.Amber(
            "off",
            "If Redis restarts while no instance runs, tokens are lost and somebody must sign in to Intuit again. Turn appendonly on."),
        _ => Finding.Unknown("not told"),
    };
}
