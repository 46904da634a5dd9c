using System.Text.Json;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Alerts;

/// <summary>The open notices in Redis. Every change is made on condition that nobody else has made one, so one instance tells, whoever sees first.</summary>
internal sealed class NoticeBook(RedisConnection redis, RedisKeys keys)
{
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<IReadOnlyList<Notice>> ReadAsync() => redis.UseAsync<IReadOnlyList<Notice>>(async database =>
    {
        if (await database.KeyTypeAsync(keys.Alerts).ConfigureAwait(false) is not (RedisType.Hash or RedisType.None))
        {
            await database.KeyDeleteAsync(keys.Alerts).ConfigureAwait(false);
        }

        return [.. (await database.HashGetAllAsync(keys.Alerts).ConfigureAwait(false)).Select(entry => Read(entry.Value)).OfType<Notice>()];
    });

    /// <param name="before">What it must still be; null for "not there".</param>
    /// <param name="after">What it becomes; null to remove it.</param>
    /// <returns>Whether it was still so, and has been changed.</returns>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<bool> ChangeAsync(Notice? before, Notice? after) => redis.UseAsync(async database =>
    {
        RedisValue field = (before ?? after)!.Kind.ToString();
        var transaction = database.CreateTransaction();
        transaction.AddCondition(before is null
            ? Condition.HashNotExists(keys.Alerts, field)
            : Condition.HashEqual(keys.Alerts, field, Write(before)));
        var change = after is null
            ? transaction.HashDeleteAsync(keys.Alerts, field)
            : transaction.HashSetAsync(keys.Alerts, field, Write(after));
        var life = transaction.KeyExpireAsync(keys.Alerts, RedisKeys.AlertLife);
        if (!await transaction.ExecuteAsync().ConfigureAwait(false))
        {
            return false;
        }

        await Task.WhenAll(change, life).ConfigureAwait(false);
        return true;
    });

    /// <summary>How the last delivery by any instance went: null when well or unknown.</summary>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<WebhookState?> ReadFailureAsync() => redis.UseAsync(async database =>
    {
        var text = await database.StringGetAsync(keys.AlertDelivery).ConfigureAwait(false);
        return text.IsNullOrEmpty ? null : Read(text, AlertsJson.Default.WebhookState);
    });

    /// <summary>Lets every instance know that a delivery failed, or (null) that one has worked.</summary>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<bool> NoteFailureAsync(WebhookState? failure) => redis.UseAsync(database => failure is null
        ? database.KeyDeleteAsync(keys.AlertDelivery)
        : database.StringSetAsync(keys.AlertDelivery, JsonSerializer.Serialize(failure, AlertsJson.Default.WebhookState), RedisKeys.AlertLife));

    private static string Write(Notice notice) => JsonSerializer.Serialize(notice, AlertsJson.Default.Notice);

    private static Notice? Read(RedisValue entry) => Read(entry, AlertsJson.Default.Notice);

    private static T? Read<T>(RedisValue entry, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize((byte[])entry!, type);
        }
        catch (JsonException)
        {
            // Written by a release that knows more kinds; that one sees to it.
            return null;
        }
    }
}
