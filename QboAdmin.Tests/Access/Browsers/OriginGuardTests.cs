using System.Net;
using System.Net.WebSockets;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Access;

/// <summary>A page of another site must not open a live connection with somebody's cookies.</summary>
public sealed class OriginGuardTests(SharedRedis redis) : IAsyncLifetime
{
    private WebInstance _instance = default!;
    private Visitor _person = default!;

    public async ValueTask InitializeAsync()
    {
        _instance = await WebInstance.StartAsync(redis.Process.UrlOf(redis.NextDatabase()));
        _person = await Visitor.SignedInAsync(_instance);
    }

    public async ValueTask DisposeAsync()
    {
        _person.Dispose();
        await _instance.DisposeAsync();
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/hubs/connection")]
    public async Task This_sites_pages_may_and_others_may_not(string path)
    {
        (await TryAsync(path, _instance.Url)).ShouldBe(HttpStatusCode.SwitchingProtocols);
        (await TryAsync(path, origin: null)).ShouldBe(HttpStatusCode.SwitchingProtocols);

        string[] foreign = ["http://evil.example", "null", $"https://localhost:{_instance.Port}", "http://localhost:1", $"http://localhost:{_instance.Port}.evil.example"];
        foreach (var origin in foreign)
        {
            (await TryAsync(path, origin)).ShouldBe(HttpStatusCode.Forbidden, origin);
        }
    }

    private async Task<HttpStatusCode> TryAsync(string path, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Cookies = _person.Cookies;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new Uri($"ws://localhost:{_instance.Port}{path}"), TestContext.Current.CancellationToken);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != 0)
        {
            // The status tells.
        }

        return socket.HttpStatusCode;
    }
}
