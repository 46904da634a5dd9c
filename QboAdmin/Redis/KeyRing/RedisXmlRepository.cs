using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StackExchange.Redis;

namespace QboAdmin.Redis.KeyRing;

/// <summary>
/// Keeps the Data Protection keys in Redis, so that every instance reads the cookies of every other, and in memory, so that
/// signing in works without Redis. Keys made in an outage are pushed when Redis returns; if it comes back empty, so are all others.
/// </summary>
internal sealed class RedisXmlRepository(RedisConnection redis, ILogger<RedisXmlRepository> logger) : IXmlRepository
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>How many keys this instance knows, to be compared with what Redis holds.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _known.Count;
            }
        }
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_gate)
        {
            TryExchange();
            return [.. _known.Values.Select(XElement.Parse)];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_gate)
        {
            _known[friendlyName] = element.ToString(SaveOptions.DisableFormatting);
            TryExchange();
        }
    }

    // Data Protection asks synchronously; with a fail-fast connection this waits for one round trip or not at all.
    private void TryExchange()
    {
        if (redis.Multiplexer?.GetDatabase() is not { } database || redis.Outage is not null)
        {
            return;
        }

        try
        {
            var stored = database.HashGetAll(RedisKeys.DataProtectionKeys).ToDictionary(entry => (string)entry.Name!, entry => (string)entry.Value!);
            var missing = _known.Where(pair => !stored.ContainsKey(pair.Key)).Select(pair => new HashEntry(pair.Key, pair.Value)).ToArray();
            if (missing.Length > 0)
            {
                database.HashSet(RedisKeys.DataProtectionKeys, missing);
                KeyRingLog.Pushed(logger, missing.Length);
            }

            foreach (var (name, xml) in stored)
            {
                _known.TryAdd(name, xml);
            }
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            KeyRingLog.Unreachable(logger, exception);
        }
    }
}
