using System.Net.Sockets;
using System.Security.Authentication;
using StackExchange.Redis;

namespace QboAdmin.Redis;

/// <summary>Says in a few plain words why there is no connection to Redis, never with an address or a password.</summary>
internal static class RedisFailure
{
    public static string Describe(ConnectionFailureType type, Exception? exception)
    {
        var chain = Chain(exception).ToList();
        if (chain.OfType<AuthenticationException>().Any())
        {
            return "its TLS certificate is not trusted (REDIS_TLS)";
        }

        return type switch
        {
            ConnectionFailureType.AuthenticationFailure => "it refuses the user or password in REDIS_URL",
            ConnectionFailureType.UnableToResolvePhysicalConnection => "its host name is not known",
            ConnectionFailureType.SocketClosed or ConnectionFailureType.SocketFailure => "the connection was cut",
            ConnectionFailureType.Loading => "it is still loading its data",
            ConnectionFailureType.ProtocolFailure => "it does not speak the Redis protocol",
            _ => chain.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => "connection refused",
                SocketError.HostNotFound or SocketError.TryAgain => "its host name is not known",
                _ => "no connection",
            },
        };
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            yield return current;
        }
    }
}
