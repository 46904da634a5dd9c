using QboAdmin.Tokens;

namespace QboAdmin.Deploy;

/// <summary>Whether Redis keeps all four keys equally long, and long enough.</summary>
internal sealed class TokensTtlCheck(TokenMemory memory, ConnectionFeed feed, TimeProvider time) : ICheck
{
    private static readonly TimeSpan Equal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Short = TimeSpan.FromDays(14);
    private static readonly TimeSpan TooShort = TimeSpan.FromDays(1);

    public CheckTitle Title { get; } = new("tokens-ttl", CheckGroup.Tokens, "TTLs");

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(Judge() with { Ticks = true });

    private Finding Judge()
    {
        if (memory.State.Stored is not { Keys.IsWhole: true } stored || feed.Current.Storage != StorageState.Redis)
        {
            return Finding.Unknown("nothing in Redis");
        }

        DateTimeOffset?[] ends = [stored.AccessToken.GoneAt, stored.RefreshToken.GoneAt, stored.Realm.GoneAt, stored.AccessTokenEndsAt.GoneAt];
        var known = ends.OfType<DateTimeOffset>().ToList();
        if (known.Count == 0)
        {
            return Finding.Green("none end", "no TTL");
        }

        var left = known.Min() - time.GetUtcNow();
        var isEqual = known.Count == ends.Length && known.Max() - known.Min() < Equal;
        var measured = $"{Words.Left(left)}, {(isEqual ? "equal" : "unequal")}";
        return left < TooShort ? Finding.Red(measured, "Redis drops the first key soon, and the connection with it. Open the dashboard and press Refresh now; it writes all four anew.")
            : !isEqual ? Finding.Amber(measured, "One key goes before the others, and a set counts only as a whole. Refresh now on the dashboard writes all four anew.")
            : left < Short ? Finding.Amber(measured, "Shorter than usual. Refresh now on the dashboard writes all four anew.")
            : Finding.Green(measured);
    }
}
