using System.Net;
using System.Net.Sockets;
using QboAdmin.Redis;

namespace QboAdmin.Deploy;

/// <summary>Whether somebody on the way to Redis could read the tokens.</summary>
internal sealed class RedisTlsCheck(RedisOptions redis) : ICheck
{
    public CheckTitle Title { get; } = new("redis-tls", CheckGroup.Settings, "Redis line");

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult((redis.Configuration.Ssl, redis.Tls.Kind) switch
    {
        _ when redis.IsEmbedded => Finding.Green("inside", "this program"),
        (true, RedisTlsKind.Verify) => Finding.Green("TLS, verified"),
        (true, RedisTlsKind.Pinned) => Finding.Green("TLS, pinned"),
        (true, _) => Finding.Amber(
            "TLS, any certificate",
            "REDIS_TLS=self-signed takes whoever answers. Set it to the certificate’s SHA-256, so that nobody in between can read the tokens."),
        _ when redis.Configuration.EndPoints.All(IsNear) => Finding.Green("not encrypted", "private network"),
        _ => Finding.Red("not encrypted", "Tokens cross the network readable. Use a rediss:// address in REDIS_URL."),
    });

    // This machine, a private network (RFC 1918, RFC 4193), or a name without a dot, which only a private network resolves.
    private static bool IsNear(EndPoint endpoint) => endpoint switch
    {
        DnsEndPoint dns => !dns.Host.Contains('.', StringComparison.Ordinal)
            || dns.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
            || dns.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(dns.Host, out var address) && IsPrivate(address)),
        IPEndPoint ip => IsPrivate(ip.Address),
        _ => true,
    };

    private static bool IsPrivate(IPAddress address)
    {
        if (IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal)
        {
            return true;
        }

        return address.AddressFamily == AddressFamily.InterNetwork
            && address.GetAddressBytes() is [var first, var second, ..]
            && (first == 10 || (first == 172 && second is >= 16 and < 32) || (first == 192 && second == 168));
    }
}
