using System.Text.Json;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// One <c>MULTI … EXEC</c> over the connection's keys. Redis runs every queued command even when one of them fails, so the result of
/// each is awaited, and a failed one is an error although the transaction as a whole says yes.
/// </summary>
internal sealed class ConnectionTransaction(IDatabase database, RedisKeys keys)
{
    // No count of real changes comes near; beyond it, Redis could not count on.
    private const long LastVersion = 1L << 53;

    private readonly ITransaction _transaction = database.CreateTransaction();
    private readonly List<Task> _queued = [];
    private Task<long>? _version;

    public void Require(WriteCondition condition)
    {
        switch (condition)
        {
            case WriteCondition.StillAbsent:
                foreach (var key in keys.AllTokenKeys)
                {
                    _transaction.AddCondition(Condition.KeyNotExists(key));
                }

                break;
            case WriteCondition.StillBare:
                _transaction.AddCondition(Condition.KeyNotExists(keys.RefreshToken));
                break;
            case WriteCondition.StillStored stored:
                if (stored.AccessToken is { } access)
                {
                    _transaction.AddCondition(Condition.StringEqual(keys.AccessToken, access.Reveal()));
                }

                if (stored.RefreshToken is { } refresh)
                {
                    _transaction.AddCondition(Condition.StringEqual(keys.RefreshToken, refresh.Reveal()));
                }

                if (stored.ChecksFence)
                {
                    _transaction.AddCondition(stored.Fence is { } fence
                        ? Condition.HashEqual(keys.Connection, MetadataFields.Fence, fence)
                        : Condition.HashNotExists(keys.Connection, MetadataFields.Fence));
                }

                break;
        }
    }

    public void SetToken(RedisKey key, string value) => Queue(_transaction.StringSetAsync(key, value, RedisKeys.TokenLife));

    public void DeleteTokens() => Queue(_transaction.KeyDeleteAsync([.. keys.AllTokenKeys]));

    /// <summary>Every write, even one that changes no field, makes a new version.</summary>
    public void Change(MetadataChange change)
    {
        _version = _transaction.HashIncrementAsync(keys.Connection, MetadataFields.Version);
        Queue(_version);
        var set = change.Fields.Where(pair => pair.Value is not null).Select(pair => new HashEntry(pair.Key, pair.Value)).ToArray();
        var removed = change.Fields.Where(pair => pair.Value is null).Select(pair => (RedisValue)pair.Key).ToArray();
        if (set.Length > 0)
        {
            Queue(_transaction.HashSetAsync(keys.Connection, set));
        }

        if (removed.Length > 0)
        {
            Queue(_transaction.HashDeleteAsync(keys.Connection, removed));
        }

        Queue(_transaction.KeyExpireAsync(keys.Connection, RedisKeys.ConnectionLife));
    }

    public void Append(ConnectionEvent happened)
    {
        Queue(_transaction.ListLeftPushAsync(keys.Events, JsonSerializer.Serialize(happened, TokensJson.Default.ConnectionEvent)));
        Queue(_transaction.ListTrimAsync(keys.Events, 0, RedisKeys.MaxEvents - 1));
    }

    /// <returns>The new version; null when a condition did not hold.</returns>
    public async Task<long?> ExecuteAsync()
    {
        await RemoveBrokenAsync().ConfigureAwait(false);
        if (!await _transaction.ExecuteAsync().ConfigureAwait(false))
        {
            return null;
        }

        await Task.WhenAll(_queued).ConfigureAwait(false);
        return await _version!.ConfigureAwait(false);
    }

    private void Queue(Task command) => _queued.Add(command);

    // Our own keys with a foreign type would fail half of the transaction; nothing is lost with them.
    private async Task RemoveBrokenAsync()
    {
        var connection = database.KeyTypeAsync(keys.Connection);
        var events = database.KeyTypeAsync(keys.Events);
        switch (await connection.ConfigureAwait(false))
        {
            case RedisType.None:
                break;
            case RedisType.Hash:
                await RemoveBrokenVersionAsync().ConfigureAwait(false);
                break;
            default:
                await database.KeyDeleteAsync(keys.Connection).ConfigureAwait(false);
                break;
        }

        if (await events.ConfigureAwait(false) is not (RedisType.List or RedisType.None))
        {
            await database.KeyDeleteAsync(keys.Events).ConfigureAwait(false);
        }
    }

    private async Task RemoveBrokenVersionAsync()
    {
        var version = await database.HashGetAsync(keys.Connection, MetadataFields.Version).ConfigureAwait(false);
        if (!version.IsNull && !(version.TryParse(out long number) && number is >= 0 and < LastVersion))
        {
            await database.HashDeleteAsync(keys.Connection, MetadataFields.Version).ConfigureAwait(false);
        }
    }
}
