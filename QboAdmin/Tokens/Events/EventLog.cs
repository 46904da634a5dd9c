using System.Collections.Immutable;
using System.Text.Json;
using QboAdmin.Live;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// The latest events as the pages list them: those in Redis, which all instances share, and those that only this instance has seen.
/// </summary>
internal sealed class EventLog(ITokenStore store, Instance instance, TimeProvider time)
{
    /// <summary>How many a page lists.</summary>
    public const int Shown = 50;

    private readonly Lock _gate = new();
    private ImmutableArray<ConnectionEvent> _shared = [];
    private ImmutableArray<ConnectionEvent> _local = [];
    private string? _newest;

    /// <summary>Newest first.</summary>
    public LiveValue<EventList> Latest { get; } = new(EventList.Empty);

    public static ConnectionEvent? Read(RedisValue entry)
    {
        try
        {
            return JsonSerializer.Deserialize((byte[])entry!, TokensJson.Default.ConnectionEvent);
        }
        catch (JsonException)
        {
            // Written by a release that knows more kinds.
            return null;
        }
    }

    /// <summary>A new event of this instance and this moment.</summary>
    public ConnectionEvent New(ConnectionEventKind kind) =>
        new(Guid.NewGuid().ToString("N")[..12], time.GetUtcNow(), kind, instance.Name);

    /// <summary>Lists an event here alone, for what the others have to see for themselves.</summary>
    public void AddLocal(ConnectionEvent happened)
    {
        lock (_gate)
        {
            _local = [happened, .. _local.Take(Shown - 1)];
            Publish();
        }
    }

    /// <summary>Reads the shared events again if the newest is another than before.</summary>
    public async Task FollowAsync(string? newest)
    {
        if (newest == _newest)
        {
            return;
        }

        var shared = await store.ReadEventsAsync().ConfigureAwait(false);
        lock (_gate)
        {
            _shared = [.. shared];
            _newest = newest;
            Publish();
        }
    }

    private void Publish() =>
        Latest.Set(new EventList([.. _shared.Concat(_local).OrderByDescending(happened => happened.At).Take(Shown)]));
}
