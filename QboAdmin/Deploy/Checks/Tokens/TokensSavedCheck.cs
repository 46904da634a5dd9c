using QboAdmin.Tokens;

namespace QboAdmin.Deploy;

/// <summary>Whether the newest tokens are in Redis, and not in one process alone.</summary>
internal sealed class TokensSavedCheck(ConnectionFeed feed) : ICheck
{
    public CheckTitle Title { get; } = new("tokens-saved", CheckGroup.Tokens, "Saved");

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var snapshot = feed.Current;
        return Task.FromResult(snapshot.Storage switch
        {
            StorageState.Nothing => Finding.Unknown("nothing to save"),
            StorageState.Redis => Finding.Green("Redis", $"version {snapshot.Version}") with { DetailTicks = true },
            StorageState.MemoryOnly => Finding.Amber("in memory", "Redis had them and is away. They are served until they end."),
            _ => Finding.Red(
                "not saved",
                $"New tokens exist in this process alone: {snapshot.NotSavedReason}. Don’t stop it before Redis takes them, or somebody must sign in to Intuit again."),
        });
    }
}
