using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>
/// <c>GET /api/events</c>: what the pages see, for programs. Each event holds the whole state, so a program that lost its stream has
/// missed nothing once it has the next one; <c>Last-Event-ID</c> is taken and changes nothing.
/// </summary>
internal static class EventsEndpoint
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(2);

    // Then whoever listens comes again and is asked again who it is.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static Results<ServerSentEventsResult<StateEvent>, ProblemHttpResult> Open(
        HttpContext http,
        ConnectionFeed feed,
        EventStreams streams,
        Instance instance,
        IHostApplicationLifetime lifetime,
        TimeProvider time)
    {
        if (streams.TryOpen(Actor.From(http.User).Name) is not { } opened)
        {
            http.Response.Headers.RetryAfter = "60";
            return TypedResults.Problem(
                $"{EventStreams.MaxForOne} streams are open already with this key. Close one, or share one among your workers.",
                statusCode: StatusCodes.Status429TooManyRequests,
                title: "Too many streams");
        }

        http.Response.RegisterForDispose(opened);

        // Nginx would hold events back until it has a bufferful.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(TellAsync(http, feed, instance.Name, time, lifetime.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<StateEvent>> TellAsync(
        HttpContext http,
        ConnectionFeed feed,
        string instance,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var longest = new CancellationTokenSource(Longest, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, http.RequestAborted, stopping, longest.Token);
        using var subscription = feed.Subscribe();
        var told = StateEvent.Of(subscription.Current, instance, time.GetUtcNow());
        yield return Item(told, "snapshot");

        // Holds nothing that must be given back, and may not be disposed while a read is under way.
        var changes = subscription.Changes(ends.Token).GetAsyncEnumerator(ends.Token);
        while (await NextAsync(http, changes, time, ends.Token).ConfigureAwait(false))
        {
            told = StateEvent.Of(changes.Current, instance, time.GetUtcNow()).After(told);
            yield return Item(told, "change");
        }
    }

    // Whoever writes the events waits for this, so a comment never gets in between the lines of one.
    private static async Task<bool> NextAsync(HttpContext http, IAsyncEnumerator<ConnectionSnapshot> changes, TimeProvider time, CancellationToken ends)
    {
        var next = changes.MoveNextAsync().AsTask();
        while (true)
        {
            try
            {
                return await next.WaitAsync(KeepAlive, time, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                await http.Response.WriteAsync(": still here\n\n", ends).ConfigureAwait(false);
                await http.Response.Body.FlushAsync(ends).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ends.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    private static SseItem<StateEvent> Item(StateEvent data, string name) => new(data, name)
    {
        EventId = data.Version.ToString(CultureInfo.InvariantCulture),
        ReconnectionInterval = name == "snapshot" ? Reconnect : null,
    };
}
