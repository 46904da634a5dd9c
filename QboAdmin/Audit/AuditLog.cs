using System.Collections.Concurrent;
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
    private const int MaxDetail = 300;

    private readonly ConcurrentQueue<string> _waiting = new();
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
            Clean(who.Name)!,
            who.Role?.ToString(),
            who.Address,
            _instance.Name,
            succeeded,
            Clean(detail));
        AuditLogMessages.Recorded(_logger, entry.Action, entry.Who, entry.Succeeded ? "done" : "refused", entry.Detail ?? "-");
        _waiting.Enqueue(JsonSerializer.Serialize(entry, AuditJson.Default.AuditEntry));
        return AppendWaitingAsync();
    }

    /// <summary>The newest entries, newest first.</summary>
    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    public Task<IReadOnlyList<AuditEntry>> ReadAsync(int count) => _redis.UseAsync<IReadOnlyList<AuditEntry>>(async database =>
    {
        var entries = await database.ListRangeAsync(_keys.Audit, 0, count - 1).ConfigureAwait(false);
        return [.. entries.Select(entry => JsonSerializer.Deserialize((byte[])entry!, AuditJson.Default.AuditEntry)!)];
    });

    public void Dispose() => _redis.Restored -= OnRestored;

    private void OnRestored() => _ = AppendWaitingAsync();

    private async Task AppendWaitingAsync()
    {
        while (_waiting.TryDequeue(out var entry))
        {
            try
            {
                await _redis.UseAsync(database => AppendAsync(database, entry)).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is RedisAwayException or RedisServerException)
            {
                _waiting.Enqueue(entry);
                while (_waiting.Count > MaxWaiting && _waiting.TryDequeue(out _))
                {
                    AuditLogMessages.Dropped(_logger);
                }

                return;
            }
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

    // A name or a reason from outside must not be able to forge a line.
    private static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var line = new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)]);
        return line.Length > MaxDetail ? line[..MaxDetail] : line;
    }
}
