using QboAdmin.Redis;

namespace QboAdmin.Receipts;

/// <summary>Looks, on every instance, for drafts that must be acted on: outcomes to find out, freezes that have ended, senders that have died.</summary>
internal sealed class OutboxWorker(DraftStore drafts, Outbox outbox, OutboxOptions options, TimeProvider time, ILogger<OutboxWorker> logger) : BackgroundService
{
    private const int AtOnce = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Pulse, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await ActOnDueAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: other instances go on.
        }
    }

    private async Task ActOnDueAsync()
    {
        try
        {
            foreach (var id in await drafts.ListDueAsync(AtOnce).ConfigureAwait(false))
            {
                await outbox.ActAsync(id).ConfigureAwait(false);
            }
        }
        catch (RedisFailedException)
        {
            // The outbox lives in Redis: it goes on when Redis is back.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ReceiptsLog.OutboxFailed(logger, exception);
        }
    }
}
