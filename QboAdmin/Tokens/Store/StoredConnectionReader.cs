using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// Reads everything about the connection in one <c>MULTI … EXEC</c>: one round trip, and never half of somebody's transaction. A full
/// Redis takes no transactions, not even of reads; then it is one batch, which is better than nothing. No value can be too large, of
/// the wrong type or unreadable: that becomes a <see cref="KeyCondition"/>.
/// </summary>
internal static class StoredConnectionReader
{
    private delegate bool TryRead<T>(string text, [MaybeNullWhen(false)] out T value);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<StoredConnection> ReadAsync(IDatabase database, RedisKeys keys, string runId, TimeProvider time)
    {
        try
        {
            var transaction = database.CreateTransaction();
            var queued = new Reads(transaction, keys);
            await transaction.ExecuteAsync().ConfigureAwait(false);
            return await ReadAsync(queued, runId, time).ConfigureAwait(false);
        }
        catch (RedisException exception) when (RedisFailure.AsRefusal(exception) is { Refusal: RedisRefusal.Full })
        {
            var batch = database.CreateBatch();
            var queued = new Reads(batch, keys);
            batch.Execute();
            return await ReadAsync(queued, runId, time).ConfigureAwait(false);
        }
    }

    private static async Task<StoredConnection> ReadAsync(Reads queued, string runId, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return new StoredConnection
        {
            AccessToken = await ReadAsync<AccessToken>(queued.AccessToken, now, AccessToken.TryParse).ConfigureAwait(false),
            RefreshToken = await ReadAsync<RefreshToken>(queued.RefreshToken, now, RefreshToken.TryParse).ConfigureAwait(false),
            Realm = await ReadAsync<RealmId>(queued.Realm, now, RealmId.TryParse).ConfigureAwait(false),
            AccessTokenEndsAt = await ReadAsync<DateTimeOffset>(queued.EndsAt, now, TryReadUnixSeconds).ConfigureAwait(false),
            Metadata = MetadataFields.Read(await OrDefaultAsync(queued.Metadata, []).ConfigureAwait(false)),
            NewestEvent = await OrDefaultAsync(queued.NewestEvent, RedisValue.Null).ConfigureAwait(false),
            RunId = runId,
        };
    }

    /// <summary>As the original reads it, with Python's <c>int()</c>: blanks around the digits and a plus sign are fine.</summary>
    internal static bool TryReadUnixSeconds(string text, out DateTimeOffset moment)
    {
        const NumberStyles AsPython = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign;
        var ok = long.TryParse(text, AsPython, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= 0
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        moment = ok ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return ok;
    }

    private static async Task<StoredValue<T>> ReadAsync<T>(
        (Task<RedisValue> Value, Task<RedisResult> Life) key,
        DateTimeOffset now,
        TryRead<T> tryRead)
    {
        var (condition, text, goneAt) = await ReadTextAsync(key, now).ConfigureAwait(false);
        if (condition != KeyCondition.Ok)
        {
            return new StoredValue<T>(condition, default, goneAt);
        }

        return tryRead(text, out var value)
            ? new StoredValue<T>(KeyCondition.Ok, value, goneAt)
            : new StoredValue<T>(KeyCondition.Malformed, default, goneAt);
    }

    private static async Task<(KeyCondition Condition, string Text, DateTimeOffset? GoneAt)> ReadTextAsync(
        (Task<RedisValue> Value, Task<RedisResult> Life) key,
        DateTimeOffset now)
    {
        // PTTL: milliseconds, -1 without an end, -2 when there is no such key.
        var life = (long)await key.Life.ConfigureAwait(false);
        if (life == -2)
        {
            return (KeyCondition.Missing, "", null);
        }

        DateTimeOffset? goneAt = life < 0 ? null : now + TimeSpan.FromMilliseconds(life);
        try
        {
            var bytes = (byte[])(await key.Value.ConfigureAwait(false))!;
            return bytes.Length switch
            {
                0 => (KeyCondition.Empty, "", goneAt),
                > RedisKeys.TokenReadCap => (KeyCondition.TooLong, "", goneAt),
                _ => (KeyCondition.Ok, Strict.GetString(bytes), goneAt),
            };
        }
        catch (RedisServerException)
        {
            return (KeyCondition.WrongType, "", goneAt);
        }
        catch (DecoderFallbackException)
        {
            return (KeyCondition.NotText, "", goneAt);
        }
    }

    // Our own keys may have a foreign type, too; then there is nothing to read from them.
    private static async Task<T> OrDefaultAsync<T>(Task<T> command, T fallback)
    {
        try
        {
            return await command.ConfigureAwait(false);
        }
        catch (RedisServerException)
        {
            return fallback;
        }
    }

    // The commands on their way, in a transaction or a batch.
    private sealed class Reads(IDatabaseAsync database, RedisKeys keys)
    {
        public (Task<RedisValue> Value, Task<RedisResult> Life) AccessToken { get; } = Queue(database, keys.AccessToken);

        public (Task<RedisValue> Value, Task<RedisResult> Life) RefreshToken { get; } = Queue(database, keys.RefreshToken);

        public (Task<RedisValue> Value, Task<RedisResult> Life) Realm { get; } = Queue(database, keys.RealmId);

        public (Task<RedisValue> Value, Task<RedisResult> Life) EndsAt { get; } = Queue(database, keys.TokenExpiresAt);

        public Task<HashEntry[]> Metadata { get; } = database.HashGetAllAsync(keys.Connection);

        public Task<RedisValue> NewestEvent { get; } = database.ListGetByIndexAsync(keys.Events, 0);

        private static (Task<RedisValue> Value, Task<RedisResult> Life) Queue(IDatabaseAsync database, RedisKey key) =>
            (database.StringGetRangeAsync(key, 0, RedisKeys.TokenReadCap), database.ExecuteAsync("PTTL", key));
    }
}
