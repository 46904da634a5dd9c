using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Audit;

/// <summary>
/// The record of who did what: a bounded list in Redis that this program only ever appends to, and a log line. What happens while Redis
/// is away is kept here and appended when it returns.
/// </summary>
internal sealed class AuditLog : IDisposable
{
    private const int MaxWaiting = 500;
    private const int MaxName = 80;
    private const int MaxDetail = 300;

    private readonly ConcurrentQueue<string> _waiting = new();
    private readonly SemaphoreSlim _appending = new(1, 1);
    private readonly RedisConnection _redis;
    private readonly RedisKeys _keys;
    private readonly Instance _instance;
    private readonly TimeProvider _time;
    private readonly ILogger<AuditLog> _logger;

    public AuditLog(RedisConnection redis, RedisKeys keys, Instance instance, TimeProvider time, ILogger<AuditLog> logger)
    {
        (_redis, _keys, _instance, _time, _logger) = (redis, keys, instance, time, logger);
        _redis.Restored += OnRestored;
    }

    /// <summary>Records; never fails what it records.</summary>
    public Task RecordAsync(AuditAction action, Actor who, bool succeeded, string? detail = null)
    {
        var entry = new AuditEntry(
            _time.GetUtcNow(),
            action,
            Clean(who.Name, MaxName)!,
            who.Role?.ToString(),
            who.Address,
            _instance.Name,
            succeeded,
            Clean(detail, MaxDetail));
        AuditLogMessages.Recorded(_logger, entry.Action, entry.Who, entry.Succeeded ? "done" : "refused", entry.Detail ?? "-");
        _waiting.Enqueue(Write(entry));
        return AppendWaitingAsync();
    }

    /// <summary>The newest entries, newest first.</summary>
    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    public Task<IReadOnlyList<AuditEntry>> ReadAsync(int count) => _redis.UseAsync<IReadOnlyList<AuditEntry>>(async database =>
    {
        var entries = await database.ListRangeAsync(_keys.Audit, 0, count - 1).ConfigureAwait(false);
        return [.. entries.Select(Read).OfType<AuditEntry>()];
    });

    public void Dispose()
    {
        _redis.Restored -= OnRestored;
        _appending.Dispose();
    }

    private void OnRestored() => _ = AppendWaitingAsync();

    // One at a time, so that the order stays that of what happened.
    private async Task AppendWaitingAsync()
    {
        await _appending.WaitAsync().ConfigureAwait(false);
        try
        {
            while (_redis.Outage is null && _waiting.TryPeek(out var entry))
            {
                await _redis.UseAsync(database => AppendAsync(database, entry)).ConfigureAwait(false);
                _waiting.TryDequeue(out _);
            }
        }
        catch (RedisFailedException)
        {
            // They wait for the next entry or for the return of Redis.
        }
        finally
        {
            while (_waiting.Count > MaxWaiting && _waiting.TryDequeue(out _))
            {
                AuditLogMessages.Dropped(_logger);
            }

            _appending.Release();
        }
    }

    private async Task<bool> AppendAsync(IDatabase database, string entry)
    {
        var append = database.ListLeftPushAsync(_keys.Audit, entry);
        var trim = database.ListTrimAsync(_keys.Audit, 0, RedisKeys.MaxAuditEntries - 1);
        await append.ConfigureAwait(false);
        await trim.ConfigureAwait(false);
        return true;
    }

    private static string Write(AuditEntry entry)
    {
        // Letters outside ASCII are escaped and take six bytes each.
        var json = JsonSerializer.Serialize(entry, AuditJson.Default.AuditEntry);
        return json.Length <= RedisKeys.MaxEntryBytes || entry.Detail is not { Length: > 0 } detail
            ? json
            : Write(entry with { Detail = detail[..(detail.Length / 2)] });
    }

    private static AuditEntry? Read(RedisValue entry)
    {
        try
        {
            return JsonSerializer.Deserialize((byte[])entry!, AuditJson.Default.AuditEntry) is { Who: not null, Instance: not null } read ? read : null;
        }
        catch (JsonException)
        {
            // Written by a release that knows more actions.
            return null;
        }
    }

    // A name or a reason from outside must not be able to forge a line.
    private static string? Clean(string? text, int longest)
    {
        if (text is null)
        {
            return null;
        }

        var line = new string([.. text.Select(character => IsUnprintable(character) ? ' ' : character)]);
        return line.Length > longest ? line[..longest] : line;
    }

    private static bool IsUnprintable(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
