using System.Globalization;
using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>The contract's four keys and QboAdmin's metadata, in Redis.</summary>
internal sealed class RedisTokenStore(
    RedisConnection redis,
    RedisWriter writer,
    RedisServerIdentity server,
    RedisKeys keys,
    Instance instance,
    TimeProvider time,
    ILogger<RedisTokenStore> logger) : ITokenStore
{
    private static readonly string[] TokenKeyNames = ["access_token", "refresh_token", "realm_id", "token_expires_at"];

    private static readonly TimeSpan NoticedLife = TimeSpan.FromMinutes(1);

    private readonly SharedTimes _sharedTimes = new(instance.Name);
    private volatile StoredConnection? _last;

    public async Task<StoredConnection> ReadAsync()
    {
        while (true)
        {
            var connection = redis.Connections;
            var runId = await server.GetRunIdAsync().ConfigureAwait(false);
            var read = await redis.UseAsync(database => StoredConnectionReader.ReadAsync(database, keys, runId, time)).ConfigureAwait(false);
            if (redis.Connections == connection && !(IsLess(read) && await server.AskAgainAsync().ConfigureAwait(false) != runId))
            {
                _last = read;
                return read with { Metadata = _sharedTimes.ToLocal(read.Metadata, time.GetUtcNow()) };
            }

            // The line was made anew in between: the answer may be another server's.
        }
    }

    // Less than there was: a loss if the server is another one, somebody's decision if it is the same. Nothing depends more on knowing which.
    private bool IsLess(StoredConnection read) => _last is { } last
        && ((last.RefreshToken.IsOk && read.RefreshToken.Condition == KeyCondition.Missing) || last.Metadata?.Version > (read.Metadata?.Version ?? 0));

    public async Task<long?> WriteAsync(TokenSet tokens, WriteCondition condition, MetadataChange change, ConnectionEvent? happened)
    {
        var version = await writer.WriteAsync(database =>
        {
            var write = Begin(database, condition, change, happened);
            write.SetToken(keys.AccessToken, tokens.AccessToken.Reveal());
            write.SetToken(keys.RefreshToken, tokens.RefreshToken.Reveal());
            write.SetToken(keys.RealmId, tokens.Realm.Value);
            write.SetToken(keys.TokenExpiresAt, tokens.AccessTokenEndsAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            return write.ExecuteAsync();
        }).ConfigureAwait(false);
        if (version is not null)
        {
            foreach (var name in TokenKeyNames)
            {
                TokensLog.Saved(logger, name);
            }
        }

        return version;
    }

    public async Task<long?> ClearAsync(WriteCondition condition, MetadataChange change, ConnectionEvent? happened)
    {
        long? version;
        try
        {
            version = await writer.WriteAsync(DeleteAsync).ConfigureAwait(false);
        }
        catch (RedisRefusedException refused) when (refused.Refusal == RedisRefusal.Full)
        {
            // Full of other things: deleting alone is always possible, and what is deleted is what matters.
            await redis.UseAsync(database => database.KeyDeleteAsync([.. keys.AllTokenKeys])).ConfigureAwait(false);
            version = 0;
        }

        if (version is not null)
        {
            TokensLog.Cleared(logger);
        }

        return version;

        Task<long?> DeleteAsync(IDatabase database)
        {
            var write = Begin(database, condition, change, happened);
            write.DeleteTokens();
            return write.ExecuteAsync();
        }
    }

    public Task<long?> NoteAsync(WriteCondition condition, MetadataChange change, ConnectionEvent? happened) =>
        writer.WriteAsync(database => Begin(database, condition, change, happened).ExecuteAsync());

    public Task<IReadOnlyList<ConnectionEvent>> ReadEventsAsync() =>
        redis.UseAsync<IReadOnlyList<ConnectionEvent>>(async database =>
        {
            var entries = await database.ListRangeAsync(keys.Events, 0, EventLog.Shown - 1).ConfigureAwait(false);
            return [.. entries.Select(entry => EventLog.Read(entry)).OfType<ConnectionEvent>()];
        });

    public Task<bool> IsFirstToNoticeAsync(string what) =>
        writer.WriteAsync(database => database.StringSetAsync(keys.EventNoticed(what), "1", NoticedLife, when: When.NotExists));

    private ConnectionTransaction Begin(IDatabase database, WriteCondition condition, MetadataChange change, ConnectionEvent? happened)
    {
        var write = new ConnectionTransaction(database, keys);
        write.Require(condition);
        write.Change(change);
        if (happened is not null)
        {
            write.Append(happened);
        }

        return write;
    }
}
