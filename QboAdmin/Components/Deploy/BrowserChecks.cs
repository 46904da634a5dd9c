using Microsoft.JSInterop;
using QboAdmin.Deploy;
using QboAdmin.Values;

namespace QboAdmin.Components.Deploy;

/// <summary>What only this very browser can tell: how quick its WebSocket is, and whether it gets all files of the page.</summary>
internal sealed class BrowserChecks(IJSRuntime js, string modulePath, Instance instance, TimeProvider time) : IAsyncDisposable
{
    private const double Slow = 500;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);
    private static readonly CheckTitle WebSocket = new("browser-websocket", CheckGroup.Host, "WebSocket");
    private static readonly CheckTitle Assets = new("browser-assets", CheckGroup.Host, "Assets");

    private readonly DateTimeOffset _openedAt = time.GetUtcNow();
    private IJSObjectReference? _module;

    public async Task<Check[]> RunAsync(CancellationToken cancellationToken)
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, modulePath);
        var began = time.GetTimestamp();
        await _module.InvokeAsync<bool>("ping", Limit);
        var roundTrip = time.GetElapsedTime(began).TotalMilliseconds;
        var files = await _module.InvokeAsync<AssetResult>("assets", Limit);
        return
        [
            New(WebSocket, roundTrip, Judge(roundTrip, instance.Name)),
            New(Assets, time.GetElapsedTime(began).TotalMilliseconds - roundTrip, Judge(files)),
        ];
    }

    public static Finding Judge(double roundTrip, string instance) => (roundTrip >= Slow
        ? Finding.Amber(Words.Milliseconds(roundTrip), "Pages will feel slow from here. Is the network slow, or the instance far away or busy?", instance)
        : Finding.Green(Words.Milliseconds(roundTrip), instance)) with { Ticks = true };

    public static Finding Judge(AssetResult files) => files.Bad.Count == 0
        ? Finding.Green(Words.Of(files.Total, files.Total), "fingerprints")
        : Finding.Red(
            Words.Of(files.Total - files.Bad.Count, files.Total),
            $"This browser did not get {string.Join(", ", files.Bad.Take(3))}. Reload; if it stays so, a proxy or its cache serves an old release.");

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    private Check New(CheckTitle title, double milliseconds, Finding finding) =>
        new(title, finding, Math.Round(milliseconds, 1), time.GetUtcNow(), _openedAt);
}

/// <summary>What came of fetching all files of the page.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Bad">Those that did not come, with the reason.</param>
public sealed record AssetResult(int Total, IReadOnlyList<string> Bad);
