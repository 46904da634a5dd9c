using StackExchange.Redis;

namespace QboAdmin.Redis;

/// <summary>How to reach Redis. Filled by <c>Hosting/</c> from <c>REDIS_URL</c> and <c>REDIS_TLS</c>.</summary>
internal sealed class RedisOptions
{
    /// <summary>Read from <c>REDIS_URL</c> by <see cref="RedisUrl"/>.</summary>
    public required ConfigurationOptions Configuration { get; init; }

    /// <summary>Where Redis is, without user and password, as shown to people.</summary>
    public required string DisplayAddress { get; init; }

    /// <summary>How certificates are checked; a standing warning is shown for anything but <see cref="RedisTls.Verify"/>.</summary>
    public RedisTls Tls { get; init; } = RedisTls.Verify;

    /// <summary>Whether Redis runs inside this program (the default when nothing is configured).</summary>
    public bool IsEmbedded { get; init; }
}
