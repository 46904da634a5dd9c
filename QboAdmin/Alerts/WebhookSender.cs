using System.Net;
using System.Threading.Channels;
using QboAdmin.Live;
using QboAdmin.Redis;

namespace QboAdmin.Alerts;

/// <summary>
/// Delivers messages to the webhook, one after the other, each with a time limit and two more tries where that may help. Nobody waits
/// for it; how the last one went is known to all instances.
/// </summary>
internal sealed class WebhookSender(
    HttpClient http,
    NoticeBook book,
    AlertOptions options,
    TimeProvider time,
    ILogger<WebhookSender> logger,
    WebhookAddress? address = null) : BackgroundLoop(time, logger)
{
    private const int MaxWaiting = 100;

    private readonly Channel<Delivery> _waiting = Channel.CreateBounded<Delivery>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;

    /// <summary>Raised after a delivery, whatever came of it.</summary>
    public event Action? Told;

    /// <summary>Null when nobody wants to be told.</summary>
    public WebhookAddress? Address { get; } = address;

    /// <summary>As the pages show it; null when nobody wants to be told.</summary>
    public WebhookState? State { get; private set; } = address is null ? null : new WebhookState(address.Host, null, null);

    /// <param name="done">Run after the last try, whether it worked or not.</param>
    public void Enqueue(AlertMessage message, Func<Task>? done = null) => _waiting.Writer.TryWrite(new Delivery(message, done ?? (() => Task.CompletedTask)));

    /// <summary>Shows what another instance found out about the webhook; null for "all is well".</summary>
    public void Adopt(WebhookState? failure)
    {
        if (Address is { } known)
        {
            State = failure is null ? new WebhookState(known.Host, null, null) : failure with { Host = known.Host };
        }
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        var delivery = await _waiting.Reader.ReadAsync(stopping).ConfigureAwait(false);
        var failure = await DeliverAsync(delivery.Message, stopping).ConfigureAwait(false);
        Adopt(failure is null ? null : new WebhookState(Address!.Host, failure, _time.GetUtcNow()));
        if (failure is null)
        {
            AlertsLog.Told(_logger, delivery.Message.Cause, delivery.Message.Status);
        }
        else
        {
            AlertsLog.NotTold(_logger, delivery.Message.Cause, delivery.Message.Status, failure);
        }

        try
        {
            await delivery.Done().ConfigureAwait(false);
            await book.NoteFailureAsync(failure is null ? null : State).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            // The others take it for untold after a while and tell it again: better twice than never.
        }

        Told?.Invoke();
    }

    /// <returns>Null when it arrived; otherwise why not.</returns>
    private async Task<string?> DeliverAsync(AlertMessage message, CancellationToken stopping)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (failure, mayHelp) = await TryAsync(message, stopping).ConfigureAwait(false);
            if (failure is null || !mayHelp || attempt >= options.RetryAfter.Count)
            {
                return failure;
            }

            await Task.Delay(options.RetryAfter[attempt], _time, stopping).ConfigureAwait(false);
        }
    }

    private async Task<(string? Failure, bool MayHelp)> TryAsync(AlertMessage message, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.DeliveryLimit, _time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        try
        {
            using var content = JsonContent.Create(message, AlertsJson.Default.AlertMessage);

            // With its length, not in chunks: simple receivers read by Content-Length alone.
            await content.LoadIntoBufferAsync(ends.Token).ConfigureAwait(false);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address!.Reveal())) { Content = content };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ends.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? (null, false)
                : ($"it answered {(int)response.StatusCode}", response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return ($"no answer within {options.DeliveryLimit.TotalSeconds:0} s", true);
        }
        catch (HttpRequestException exception)
        {
            return (exception.HttpRequestError == HttpRequestError.SecureConnectionError ? "its certificate is not trusted" : "it can't be reached", true);
        }
    }

    private sealed record Delivery(AlertMessage Message, Func<Task> Done);
}
