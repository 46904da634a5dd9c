using System.Collections.Concurrent;
using QboAdmin.Redis;

namespace QboAdmin.Tokens;

/// <summary>Entries that Redis has yet to take. Whoever adds one never waits, and the oldest go first when there are too many.</summary>
internal sealed class FlightQueue(FlightBook book, RedisConnection redis, ILogger<FlightQueue> logger)
{
    private const int MaxWaiting = 200;
    private const int Batch = 50;

    private readonly ConcurrentQueue<Flight> _waiting = new();

    public void Add(Flight flight)
    {
        _waiting.Enqueue(flight);
        while (_waiting.Count > MaxWaiting && _waiting.TryDequeue(out _))
        {
            // The log of the process still has it.
        }
    }

    /// <summary>Writes what waits, as far as Redis takes it. Called by one at a time.</summary>
    /// <returns>Whether anything has been written.</returns>
    public async Task<bool> AppendAsync()
    {
        var any = false;
        while (redis.Outage is null && _waiting.Take(Batch).ToList() is { Count: > 0 } batch)
        {
            try
            {
                await book.AppendAsync(batch).ConfigureAwait(false);
                any = true;
            }
            catch (RedisAwayException)
            {
                return any;
            }
            catch (RedisRefusedException refused)
            {
                // Full or read-only: a record is not worth a try again.
                TokensLog.FlightsDropped(logger, batch.Count, refused.Message);
            }

            Remove(batch);
        }

        return any;
    }

    // Some of the oldest may have gone meanwhile.
    private void Remove(List<Flight> batch)
    {
        foreach (var flight in batch)
        {
            if (_waiting.TryPeek(out var first) && ReferenceEquals(first, flight))
            {
                _waiting.TryDequeue(out _);
            }
        }
    }
}
