using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace QboAdmin.Tests.Fixtures;

/// <summary>A program that listens to <c>/api/events</c>.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private EventReader(HttpResponseMessage response, Stream stream) =>
        (_response, _items) = (response, SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken));

    public static async Task<EventReader> OpenAsync(AppInstance instance, string key, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/events", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await instance.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new EventReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<(string Name, string? Id, JsonElement Data)?> NextAsync()
    {
        var next = _items.MoveNextAsync().AsTask();
        if (!await next.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken))
        {
            return null;
        }

        var item = _items.Current;
        return (item.EventType, item.EventId, JsonDocument.Parse(item.Data).RootElement);
    }

    /// <summary>The first event from now on for which something holds.</summary>
    public async Task<(string Name, string? Id, JsonElement Data)> UntilAsync(Func<JsonElement, bool> isIt)
    {
        while (await NextAsync() is { } next)
        {
            if (isIt(next.Data))
            {
                return next;
            }
        }

        throw new Xunit.Sdk.XunitException("The stream ended before.");
    }

    public ValueTask DisposeAsync()
    {
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
