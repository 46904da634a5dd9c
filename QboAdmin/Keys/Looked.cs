using QboAdmin.Redis;

namespace QboAdmin.Keys;

/// <summary>What came of a look at Redis: something, or the reason why not.</summary>
/// <param name="Value">What was seen; null when nothing was.</param>
/// <param name="Trouble">Why not, in words that may be shown; null when something was seen.</param>
public sealed record Looked<T>(T? Value, string? Trouble)
    where T : class
{
    internal static async Task<Looked<T>> TryAsync(Func<Task<T>> look)
    {
        try
        {
            return new Looked<T>(await look().ConfigureAwait(false), null);
        }
        catch (RedisAwayException away)
        {
            return new Looked<T>(null, $"Redis does not answer: {away.Message}.");
        }
        catch (RedisRefusedException refused)
        {
            return new Looked<T>(null, $"Redis refused: {refused.Message}.");
        }
    }
}
