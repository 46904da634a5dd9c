using System.Text.Json;
using QboAdmin.Audit;
using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Receipts;

/// <summary>
/// One switch that holds all booking on all instances until a set time. Forms go on, and what is saved waits. It is read from Redis before
/// each booking, so that it holds from the moment it is set.
/// </summary>
internal sealed class WriteFreeze(RedisConnection redis, RedisKeys keys, AuditLog audit, TimeProvider time)
{
    /// <summary>A freeze that is forgotten ends by itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public const int MaxReason = 200;

    /// <summary>The present freeze; null when booking is free.</summary>
    /// <exception cref="RedisFailedException">Redis is away: then nobody may book anyway.</exception>
    public async Task<FreezeState?> ReadAsync()
    {
        var text = await redis.UseAsync(database => database.StringGetAsync(keys.WriteFreeze)).ConfigureAwait(false);
        return text.HasValue && JsonSerializer.Deserialize((byte[])text!, DraftJson.Default.FreezeState) is { } state && state.Until > time.GetUtcNow() ? state : null;
    }

    /// <summary>Holds all booking.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The end is in the past or too far away.</exception>
    /// <exception cref="RedisFailedException">Redis is away.</exception>
    public async Task<FreezeState> FreezeAsync(Actor who, DateTimeOffset until, string? reason)
    {
        var length = until - time.GetUtcNow();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero, nameof(until));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Longest, nameof(until));
        var state = new FreezeState(who.Name, time.GetUtcNow(), until, reason?.Length > MaxReason ? reason[..MaxReason] : reason);
        var json = JsonSerializer.SerializeToUtf8Bytes(state, DraftJson.Default.FreezeState);
        await redis.UseAsync(database => database.StringSetAsync(keys.WriteFreeze, json, length)).ConfigureAwait(false);
        await audit.RecordAsync(AuditAction.Freeze, who, succeeded: true, $"until {until:u}{(state.Reason is { Length: > 0 } why ? $": {why}" : "")}").ConfigureAwait(false);
        return state;
    }

    /// <summary>Lets booking go on before the set time.</summary>
    /// <exception cref="RedisFailedException">Redis is away.</exception>
    public async Task ThawAsync(Actor who)
    {
        await redis.UseAsync(EndAsync).ConfigureAwait(false);
        await audit.RecordAsync(AuditAction.Freeze, who, succeeded: true, "ended early").ConfigureAwait(false);
    }

    // What waits for the set time is due now.
    private async Task<bool> EndAsync(IDatabase database)
    {
        await database.KeyDeleteAsync(keys.WriteFreeze).ConfigureAwait(false);
        var waiting = await database.SortedSetRangeByRankAsync(keys.Outbox).ConfigureAwait(false);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.SortedSetAddAsync(keys.Outbox, [.. waiting.Select(id => new SortedSetEntry(id, now))], SortedSetWhen.Exists).ConfigureAwait(false);
        return true;
    }
}

/// <summary>Who holds all booking, why, and until when.</summary>
/// <param name="By">The Operator who did it.</param>
/// <param name="Since">From when.</param>
/// <param name="Until">Booking goes on by itself then.</param>
/// <param name="Reason">In the Operator's words; null when none was given.</param>
public sealed record FreezeState(string By, DateTimeOffset Since, DateTimeOffset Until, string? Reason);
