using System.Net;
using System.Net.Sockets;

namespace QboAdmin.Tests.Fixtures;

/// <summary>A line to a server on this machine that can be cut after any byte, as a dying process or network cuts it.</summary>
internal sealed class CuttableLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _accepting;
    private long _sent;
    private long _cutAfter = long.MaxValue;

    public CuttableLine(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string RedisUrl => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How many bytes have gone to the server.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Lets this many more bytes through to the server, and then none on any connection.</summary>
    public void CutAfter(long bytes) => Interlocked.Exchange(ref _cutAfter, Sent + bytes);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_ended.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target, _ended.Token);
            await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream(), counts: true), PumpAsync(far.GetStream(), near.GetStream(), counts: false));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The line ends, whoever ends it.
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool counts)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, _ended.Token) is > 0 and var count)
            {
                var allowed = counts ? Allow(count) : count;
                await to.WriteAsync(buffer.AsMemory(0, allowed), _ended.Token);
                if (allowed < count)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // As above.
        }
    }

    private int Allow(int count)
    {
        var before = Interlocked.Add(ref _sent, count) - count;
        return (int)Math.Clamp(Interlocked.Read(ref _cutAfter) - before, 0, count);
    }
}
