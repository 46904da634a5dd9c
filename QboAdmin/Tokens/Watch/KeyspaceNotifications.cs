using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// Hears from the server itself when one of the connection's keys changes, where it has keyspace notifications switched on. Asked
/// anew after each reconnect; a server that does not say counts as off.
/// </summary>
internal sealed class KeyspaceNotifications(RedisConnection redis, RedisKeys keys, ILogger<KeyspaceNotifications> logger)
{
    /// <summary>Raised for each change to one of the keys.</summary>
    public event Action? KeyChanged;

    /// <summary>Whether the server tells.</summary>
    public bool AreOn { get; private set; }

    /// <summary>Finds out whether the server tells, and listens if it does. Never throws.</summary>
    public async Task ListenAsync()
    {
        try
        {
            AreOn = await redis.UseAsync(AskAsync).ConfigureAwait(false);
            if (AreOn)
            {
                await SubscribeAsync(await redis.GetSubscribableAsync().ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is RedisFailedException or RedisException)
        {
            AreOn = false;
            KeyspaceLog.NotListening(logger, exception);
        }
    }

    private static async Task<bool> AskAsync(IDatabase database)
    {
        try
        {
            var answer = (string?[]?)await database.ExecuteAsync("CONFIG", "GET", "notify-keyspace-events").ConfigureAwait(false);
            var flags = answer is [_, { } value, ..] ? value : "";

            // K: by key; A: all kinds, or at least generic commands, strings, hashes and expiries.
            return flags.Contains('K', StringComparison.Ordinal)
                && (flags.Contains('A', StringComparison.Ordinal) || "g$hx".All(flag => flags.Contains(flag, StringComparison.Ordinal)));
        }
        catch (RedisServerException)
        {
            // Hosted servers often forbid CONFIG.
            return false;
        }
    }

    private async Task SubscribeAsync(ConnectionMultiplexer multiplexer)
    {
        var subscriber = multiplexer.GetSubscriber();
        var database = multiplexer.GetDatabase().Database;
        foreach (var key in keys.AllTokenKeys.Append(keys.Connection))
        {
            var channel = RedisChannel.KeySpaceSingleKey(key, database);
            await subscriber.UnsubscribeAsync(channel, OnMessage).ConfigureAwait(false);
            await subscriber.SubscribeAsync(channel, OnMessage).ConfigureAwait(false);
        }
    }

    private void OnMessage(RedisChannel channel, RedisValue message) => KeyChanged?.Invoke();
}
