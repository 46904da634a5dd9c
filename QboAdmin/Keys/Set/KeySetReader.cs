using QboAdmin.Redis;
using QboAdmin.Tokens;
using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>
/// Reads the four keys of the given environments and what QboAdmin noted about them, by name: one round trip, whatever else Redis holds, and
/// at most <see cref="RedisKeys.TokenReadCap"/> of each value.
/// </summary>
internal static class KeySetReader
{
    private static readonly RedisValue[] NoteFields = [MetadataFields.Version, .. MetadataFields.All];

    /// <exception cref="RedisException">Redis did not answer.</exception>
    public static async Task<IReadOnlyList<RawSet>> ReadAsync(IDatabase database, params IReadOnlyList<RedisKeys> environments)
    {
        try
        {
            // As they are at one moment, and never half of somebody's transaction.
            var transaction = database.CreateTransaction();
            var queued = environments.Select(keys => new Reads(transaction, keys)).ToList();
            await transaction.ExecuteAsync().ConfigureAwait(false);
            return await ReadAsync(queued).ConfigureAwait(false);
        }
        catch (RedisServerException)
        {
            // A full Redis takes no transactions, and a user who may not use one of the commands none with it.
            var batch = database.CreateBatch();
            var queued = environments.Select(keys => new Reads(batch, keys)).ToList();
            batch.Execute();
            return await ReadAsync(queued).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<RawSet>> ReadAsync(List<Reads> queued)
    {
        var sets = new List<RawSet>();
        foreach (var reads in queued)
        {
            sets.Add(await reads.ReadAsync().ConfigureAwait(false));
        }

        return sets;
    }

    // The commands on their way, in a transaction or a batch.
    private sealed class Reads
    {
        private readonly List<(TokenPart Part, RedisKey Key, Task<RedisResult> Type, Task<RedisResult> Life, Task<long> Bytes, Task<RedisValue> Value)> _keys;
        private readonly Task<RedisValue[]> _notes;

        public Reads(IDatabaseAsync database, RedisKeys keys)
        {
            _keys = [.. TokenParts.All.Select(part => Queue(database, keys.KeyOf(part), part))];
            _notes = database.HashGetAsync(keys.Connection, NoteFields);
        }

        public async Task<RawSet> ReadAsync()
        {
            var keys = new List<RawKey>();
            foreach (var (part, name, typeRead, lifeRead, bytesRead, valueRead) in _keys)
            {
                var type = await OrDefaultAsync(typeRead).ConfigureAwait(false);
                var life = (long)await lifeRead.ConfigureAwait(false);
                var bytes = await OrDefaultAsync(Nullable(bytesRead)).ConfigureAwait(false);
                var value = await OrDefaultAsync(valueRead).ConfigureAwait(false);
                var isString = (string?)type is "string" || (type is null && bytes is not null);
                keys.Add(new RawKey
                {
                    Part = part,
                    Name = name,

                    // PTTL: -2 when there is no such key, -1 without an end.
                    Type = life == -2 ? null : (string?)type is { } known and not "none" ? known : isString ? "string" : "unknown",
                    Life = life < 0 ? null : TimeSpan.FromMilliseconds(life),
                    Bytes = life == -2 || !isString ? null : bytes,
                    Value = life == -2 || !isString ? null : (byte[]?)value ?? [],
                });
            }

            var notes = await OrDefaultAsync(_notes).ConfigureAwait(false) ?? [];
            return new RawSet(keys, [.. notes.Select((value, index) => new HashEntry(NoteFields[index], value)).Where(entry => !entry.Value.IsNull)]);
        }

        private static (TokenPart, RedisKey, Task<RedisResult>, Task<RedisResult>, Task<long>, Task<RedisValue>) Queue(
            IDatabaseAsync database,
            RedisKey key,
            TokenPart part) => (
            part,
            key,
            database.ExecuteAsync("TYPE", key),
            database.ExecuteAsync("PTTL", key),
            database.StringLengthAsync(key),
            database.StringGetRangeAsync(key, 0, RedisKeys.TokenReadCap));

        private static async Task<long?> Nullable(Task<long> command) => await command.ConfigureAwait(false);

        // A wrong type, or a command that this user may not use.
        private static async Task<T?> OrDefaultAsync<T>(Task<T> command)
        {
            try
            {
                return await command.ConfigureAwait(false);
            }
            catch (RedisServerException)
            {
                return default;
            }
        }
    }
}
