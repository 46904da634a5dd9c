using System.Net.Sockets;
using System.Security.Authentication;
using StackExchange.Redis;

namespace QboAdmin.Redis;

/// <summary>Says in a few plain words why there is no connection to Redis, never with an address or a password.</summary>
internal static class RedisFailure
{
    /// <summary>What Redis answered, if it is an answer at all.</summary>
    /// <returns>Null when Redis did not answer, or is still starting.</returns>
    public static RedisRefusedException? AsRefusal(Exception exception)
    {
        var cause = exception is AggregateException ? exception.GetBaseException() : exception;
        var isAnswer = cause is RedisServerException && !cause.Message.StartsWith("LOADING", StringComparison.Ordinal);
        if (!isAnswer && !(cause is RedisCommandException && cause.Message.Contains("replica", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var (refusal, reason) = cause.Message switch
        {
            // A transaction is given up as a whole when one of its commands found no room.
            var text when Has(text, "OOM") || Has(text, "EXECABORT") => (RedisRefusal.Full, "Redis is full"),
            var text when Has(text, "READONLY") || Has(text, "replica") => (RedisRefusal.ReadOnly, "Redis is read-only"),
            var text when Has(text, "MISCONF") => (RedisRefusal.ReadOnly, "Redis can't save to its disk and takes no writes"),
            var text when Has(text, "NOREPLICAS") => (RedisRefusal.ReadOnly, "Redis has too few replicas and takes no writes"),
            var text when Has(text, "NOPERM") => (RedisRefusal.NotAllowed, "the user in REDIS_URL may not do this"),
            var text when Has(text, "WRONGTYPE") => (RedisRefusal.WrongType, "a key has another type than it should"),
            _ => (RedisRefusal.Other, "Redis refused"),
        };
        return new RedisRefusedException(refusal, reason, cause);

        static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <returns>Null when the exception only says that there is no connection.</returns>
    public static string? Describe(Exception? exception)
    {
        var chain = Chain(exception).ToList();
        return chain.OfType<RedisTimeoutException>().Any() ? "no answer in time"
            : chain.OfType<AuthenticationException>().FirstOrDefault() is { } tls ? Describe(tls)
            : chain.OfType<RedisCommandException>().FirstOrDefault() is { } command ? Describe(command)
            : chain.Any(inner => inner.Message.EndsWith("ConnectTimeout", StringComparison.Ordinal)) ? "no answer in time"
            : chain.Any(inner => inner.Message.StartsWith("RESP protocol failure", StringComparison.Ordinal)) ? "it does not speak the Redis protocol"
            : chain.OfType<RedisServerException>().Any() ? "it is still loading its data"
            : chain.OfType<SocketException>().FirstOrDefault() is { } socket ? Describe(socket.SocketErrorCode)

            // The outer one has waited in vain for a connection; the inner one knows why there is none.
            : chain.OfType<RedisConnectionException>().LastOrDefault() is { } connection ? Describe(connection.FailureType)
            : null;
    }

    private static string Describe(AuthenticationException tls) => tls.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
        ? "its TLS certificate is not trusted (REDIS_TLS)"
        : "it does not speak TLS as asked (redis:// or rediss:// in REDIS_URL)";

    private static string? Describe(RedisCommandException command) =>
        command.Message.Contains("database", StringComparison.OrdinalIgnoreCase) ? "it has no database of the number in REDIS_URL"
        : null;

    private static string? Describe(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "connection refused",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "its host name is not known",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "the connection was cut",
        _ => null,
    };

    private static string? Describe(ConnectionFailureType type) => type switch
    {
        ConnectionFailureType.AuthenticationFailure => "it refuses the user or password in REDIS_URL",
        ConnectionFailureType.SocketClosed or ConnectionFailureType.SocketFailure => "the connection was cut",
        ConnectionFailureType.Loading => "it is still loading its data",
        ConnectionFailureType.ProtocolFailure => "it does not speak the Redis protocol",
        _ => null,
    };

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            yield return current;
        }
    }
}
