using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace QboAdmin.Tests.Faults;

/// <summary>
/// Every refresh token that anybody writes to Redis, in the order in which Redis took them, as its own MONITOR tells. Begins anew by itself
/// when Redis was gone.
/// </summary>
internal sealed partial class RefreshWrites : IAsyncDisposable
{
    private readonly int _port;
    private readonly ConcurrentQueue<string> _writes = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _watching = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private RefreshWrites(int port)
    {
        _port = port;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Null marks a time in which Redis was gone.</summary>
    public IReadOnlyList<string?> All => [.. _writes.Select(write => write.Length == 0 ? null : write)];

    public static async Task<RefreshWrites> WatchAsync(int port)
    {
        var writes = new RefreshWrites(port);
        await writes._watching.Task;
        return writes;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _reading;
        _ended.Dispose();
    }

    private async Task ReadAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port, _ended.Token);
                await client.GetStream().WriteAsync("MONITOR\r\n"u8.ToArray(), _ended.Token);
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                while (await reader.ReadLineAsync(_ended.Token) is { } line)
                {
                    _watching.TrySetResult();
                    if (Write().Match(line) is { Success: true } write)
                    {
                        _writes.Enqueue(write.Groups[1].Value);
                    }
                }

                _writes.Enqueue("");
            }
            catch (Exception exception) when (exception is SocketException or IOException)
            {
                await Task.Delay(20, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [GeneratedRegex("""^\+\S+ \[[^\]]+\] "(?:SET|SETEX|PSETEX)" "qbo_tokens:sandbox:refresh_token" .*"(RT1-[^"]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Write();
}
