using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// Reads everything about the connection in one <c>MULTI … EXEC</c>: one round trip, and never half of somebody's transaction. No
/// value can be too large, of the wrong type or unreadable: that becomes a <see cref="KeyCondition"/>.
/// </summary>
internal static class StoredConnectionReader
{
    private delegate bool TryRead<T>(string text, [MaybeNullWhen(false)] out T value);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<StoredConnection> ReadAsync(IDatabase database, RedisKeys keys, string runId, TimeProvider time)
    {
        var transaction = database.CreateTransaction();
        var access = Queue(transaction, keys.AccessToken);
        var refresh = Queue(transaction, keys.RefreshToken);
        var realm = Queue(transaction, keys.RealmId);
        var endsAt = Queue(transaction, keys.TokenExpiresAt);
        var metadata = transaction.HashGetAllAsync(keys.Connection);
        var newestEvent = transaction.ListGetByIndexAsync(keys.Events, 0);
        await transaction.ExecuteAsync().ConfigureAwait(false);

        var now = time.GetUtcNow();
        return new StoredConnection
        {
            AccessToken = await ReadAsync<AccessToken>(access, now, AccessToken.TryParse).ConfigureAwait(false),
            RefreshToken = await ReadAsync<RefreshToken>(refresh, now, RefreshToken.TryParse).ConfigureAwait(false),
            Realm = await ReadAsync<RealmId>(realm, now, RealmId.TryParse).ConfigureAwait(false),
            AccessTokenEndsAt = await ReadAsync<DateTimeOffset>(endsAt, now, TryReadUnixSeconds).ConfigureAwait(false),
            Metadata = MetadataFields.Read(await OrDefaultAsync(metadata, []).ConfigureAwait(false)),
            NewestEvent = await OrDefaultAsync(newestEvent, RedisValue.Null).ConfigureAwait(false),
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

    private static (Task<RedisValue> Value, Task<RedisResult> Life) Queue(ITransaction transaction, RedisKey key) =>
        (transaction.StringGetRangeAsync(key, 0, RedisKeys.TokenReadCap), transaction.ExecuteAsync("PTTL", key));

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
}
