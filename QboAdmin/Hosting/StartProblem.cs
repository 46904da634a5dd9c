using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace QboAdmin.Hosting;

/// <summary>What keeps the program from starting and somebody can mend, in words.</summary>
internal static class StartProblem
{
    /// <returns>Null for everything else: a mistake of ours, which deserves its stack trace.</returns>
    public static string? Describe(Exception exception) => exception switch
    {
        SettingsException or DataFolderException => exception.Message,
        IOException { InnerException: AddressInUseException } => $"{exception.Message} Choose another one with --urls or PORT.",

        // Kestrel tries 127.0.0.1 and [::1] for localhost and reports both.
        IOException { InnerException: AggregateException { InnerExceptions: [SocketException socket, ..] } } =>
            $"{exception.Message} {socket.Message}. Choose another one with --urls or PORT.",
        SocketException socket => $"QboAdmin can't listen where it was told to: {socket.Message}. Choose another address with --urls or PORT.",
        _ => null,
    };
}
