using StackExchange.Redis;

namespace QboAdmin.Redis;

/// <summary>Completes what <c>REDIS_URL</c> says with how QboAdmin wants its connection to behave.</summary>
internal static class RedisClientConfiguration
{
    public static ConfigurationOptions Complete(RedisOptions options, RedisKeys keys)
    {
        var configuration = options.Configuration.Clone();

        // Start without Redis, come back by itself, and never queue commands while it is away: a caller that waits for seconds
        // is worse than one that is told at once.
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ReconnectRetryPolicy = new LinearRetry(1_000);
        configuration.ConnectRetry = 1;
        configuration.ConnectTimeout = 3_000;
        configuration.AsyncTimeout = 3_000;
        configuration.SyncTimeout = 3_000;
        configuration.KeepAlive = 15;

        // INFO, for the server's run id, counts as administration.
        configuration.AllowAdmin = true;

        // The library's own news about replicas: one subscription and one read less on every connection.
        configuration.ConfigurationChannel = "";
        configuration.TieBreaker = "";
        configuration.ClientName = "QboAdmin";

        // Only the backplane publishes; keyspace notifications keep their own names.
        configuration.ChannelPrefix = keys.ChannelPrefix;

        if (options.Tls.Check() is { } check)
        {
            configuration.CertificateValidation += check;
        }

        return configuration;
    }
}
