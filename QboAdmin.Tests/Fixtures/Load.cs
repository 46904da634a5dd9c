using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace QboAdmin.Tests.Fixtures;

/// <summary>A program that asks again and again, and remembers every request that failed.</summary>
internal sealed class Load : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _ends = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly HttpClient _http;
    private readonly bool _triesTwice;
    private readonly Task _asking;
    private int _count;

    /// <param name="triesTwice">Whether a request may fail once.</param>
    public Load(string url, bool triesTwice = false)
    {
        _http = new HttpClient { BaseAddress = new Uri(url) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AppInstance.ProgramKey);
        _triesTwice = triesTwice;
        _asking = AskAsync();
    }

    public int Count => Volatile.Read(ref _count);

    public IReadOnlyList<string> Failures => [.. _failures];

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _asking;
        _http.Dispose();
        _ends.Dispose();
    }

    private async Task AskAsync()
    {
        while (!_ends.IsCancellationRequested)
        {
            var failure = await TryAsync();
            if (failure is not null && _triesTwice)
            {
                failure = await TryAsync();
            }

            if (failure is not null)
            {
                _failures.Enqueue(failure);
            }

            Interlocked.Increment(ref _count);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task<string?> TryAsync()
    {
        try
        {
            using var response = await _http.GetAsync(new Uri("/qbo/status", UriKind.Relative), CancellationToken.None);
            var body = await response.Content.ReadAsStringAsync(CancellationToken.None);
            return response.IsSuccessStatusCode && body.Contains("\"authenticated\":true", StringComparison.Ordinal) ? null : $"{DateTime.UtcNow:HH:mm:ss.fff} {(int)response.StatusCode} {body}";
        }
        catch (HttpRequestException failed)
        {
            return $"{DateTime.UtcNow:HH:mm:ss.fff} {failed.Message}";
        }
    }
}
