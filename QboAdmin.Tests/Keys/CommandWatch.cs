using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Keys;

/// <summary>Every command that a server gets, as <c>MONITOR</c> tells it.</summary>
internal sealed partial class CommandWatch : IDisposable
{
    private readonly ConcurrentQueue<string[]> _commands = new();
    private readonly TcpClient _client;

    private CommandWatch(TcpClient client) => _client = client;

    /// <summary>Name and arguments of each, in order.</summary>
    public IReadOnlyList<string[]> Commands => [.. _commands];

    public static async Task<CommandWatch> StartAsync(RedisProcess redis)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, redis.Port);
        var stream = client.GetStream();
        var reader = new StreamReader(stream, Encoding.Latin1);
        await stream.WriteAsync("MONITOR\r\n"u8.ToArray());
        (await reader.ReadLineAsync()).ShouldBe("+OK");
        var watch = new CommandWatch(client);
        _ = watch.ReadAsync(reader);
        return watch;
    }

    public void Dispose() => _client.Dispose();

    private async Task ReadAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                var words = Words().Matches(line).Select(match => match.Groups[1].Value).ToArray();
                if (words.Length > 0)
                {
                    words[0] = words[0].ToUpperInvariant();
                    _commands.Enqueue(words);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The watch has ended.
        }
    }

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Words();
}
