using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using QboAdmin.Live;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Access.KeyRing;

/// <summary>
/// Keeps the Data Protection keys in Redis, so that every instance reads the cookies of every other, and in memory, so that
/// signing in works without Redis. Keys made in an outage are pushed when Redis returns; if it comes back empty, so are all others.
/// </summary>
internal sealed class RedisXmlRepository(RedisConnection redis, KeySeal seal, ILogger<RedisXmlRepository> logger) : IXmlRepository, IKeyRingIdentity
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, XElement> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether Redis holds the very keys that this instance knows of. Their number tells nothing: two instances that each made one while Redis
    /// was away both know one, and Redis holds one of the two.
    /// </summary>
    public bool Knows(IEnumerable<string> stored)
    {
        lock (_gate)
        {
            return stored.ToHashSet(StringComparer.Ordinal).SetEquals(_known.Keys.Concat(_unreadable));
        }
    }

    /// <summary>A short hash of the names of all keys that this instance can read.</summary>
    public string? Id
    {
        get
        {
            lock (_gate)
            {
                if (_known.Count == 0)
                {
                    return null;
                }

                var names = string.Join('\n', _known.Keys.Order(StringComparer.Ordinal));
                return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names)))[..8];
            }
        }
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_gate)
        {
            TryExchange();
            return [.. _known.Values.Select(element => new XElement(element))];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_gate)
        {
            _known[friendlyName] = element;
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
            var stored = database.HashGetAll(RedisKeys.DataProtectionKeys);
            Push(database, stored.Select(entry => (string)entry.Name!).ToHashSet(StringComparer.Ordinal));
            Take(stored);
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            KeyRingLog.Unreachable(logger, exception);
        }
    }

    private void Push(IDatabase database, HashSet<string> stored)
    {
        var missing = _known.Where(pair => !stored.Contains(pair.Key))
            .Select(pair => new HashEntry(pair.Key, seal.Close(pair.Key, pair.Value)))
            .ToArray();
        if (missing.Length > 0)
        {
            database.HashSet(RedisKeys.DataProtectionKeys, missing);
            KeyRingLog.Pushed(logger, missing.Length);
        }
    }

    private void Take(HashEntry[] stored)
    {
        foreach (var entry in stored.Where(entry => !_known.ContainsKey((string)entry.Name!)))
        {
            var name = (string)entry.Name!;
            if (seal.TryOpen(name, (byte[])entry.Value!, out var element))
            {
                _known[name] = element;
                _unreadable.Remove(name);
            }
            else if (_unreadable.Add(name))
            {
                KeyRingLog.Unreadable(logger, name);
            }
        }
    }
}
