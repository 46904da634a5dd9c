using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>Reads what the list says about the keys that are on somebody's screen: two round trips for all of them, little of each.</summary>
internal sealed class RowReader(BrowseConnection redis, SecretGuard guard, TimeProvider time)
{
    private const int PreviewBytes = 512;
    private const int PreviewCharacters = 72;

    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<IReadOnlyList<KeyRow>> ReadAsync(IReadOnlyList<KeyName> names) => redis.UseAsync<IReadOnlyList<KeyRow>>(async database =>
    {
        var heads = names.Select(name => new Head(database, name)).ToList();
        var bodies = new List<Task<KeyRow>>();
        foreach (var head in heads)
        {
            var type = (string)(await head.Type.ConfigureAwait(false))!;
            var life = (long)await head.Life.ConfigureAwait(false);
            var memory = await OrNullAsync(head.Memory).ConfigureAwait(false);
            bodies.Add(BodyAsync(database, new KeyRow(
                head.Name, type == "none" ? null : type, life < 0 ? null : time.GetUtcNow() + TimeSpan.FromMilliseconds(life), (long?)memory, 0, null), head.Key));
        }

        return await Task.WhenAll(bodies).ConfigureAwait(false);
    });

    private async Task<KeyRow> BodyAsync(IDatabase database, KeyRow row, RedisKey key)
    {
        try
        {
            if (row.Type == "string")
            {
                var length = database.StringLengthAsync(key);
                var beginning = (byte[]?)await database.StringGetRangeAsync(key, 0, PreviewBytes - 1).ConfigureAwait(false) ?? [];
                return row with { Count = await length.ConfigureAwait(false), Preview = Preview(row.Name, beginning) };
            }

            var command = row.Type switch { "hash" => "HLEN", "list" => "LLEN", "set" => "SCARD", "zset" => "ZCARD", "stream" => "XLEN", _ => null };
            return command is null ? row : row with { Count = (long)await database.ExecuteAsync(command, key).ConfigureAwait(false) };
        }
        catch (RedisServerException)
        {
            // Became another type between the two questions; the next look will see it.
            return row;
        }
    }

    private GuardedText? Preview(KeyName name, byte[] beginning) => ValueText.Read(beginning, isCut: beginning.Length == PreviewBytes) is { } text
        ? guard.Guard(name.Text, text.ReplaceLineEndings(" ")).Beginning(PreviewCharacters)
        : null;

    private static async Task<RedisResult?> OrNullAsync(Task<RedisResult> question)
    {
        try
        {
            return await question.ConfigureAwait(false);
        }
        catch (RedisServerException)
        {
            return null;
        }
    }

    // The first questions about one key, on their way.
    private sealed class Head(IDatabase database, KeyName name)
    {
        public KeyName Name { get; } = name;

        public RedisKey Key { get; } = name.ToKey();

        public Task<RedisResult> Type { get; } = database.ExecuteAsync("TYPE", name.ToKey());

        public Task<RedisResult> Life { get; } = database.ExecuteAsync("PTTL", name.ToKey());

        public Task<RedisResult> Memory { get; } = database.ExecuteAsync("MEMORY", "USAGE", name.ToKey());
    }
}
