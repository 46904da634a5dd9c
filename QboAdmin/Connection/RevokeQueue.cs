using System.Collections.Concurrent;
using QboAdmin.Intuit;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tokens;

namespace QboAdmin.Connection;

/// <summary>
/// Tells Intuit of ended connections when it could not be told at once: for ten minutes, then a person must remove the app inside
/// QuickBooks. Revoking ends every grant of a company, so it stops when that company is connected again.
/// </summary>
internal sealed class RevokeQueue(
    IIntuitOAuthClient oauth,
    ITokenStore store,
    TokenMemory memory,
    ConnectionWatch watch,
    ConnectionFeed feed,
    EventLog events,
    TimeProvider time,
    ILogger<RevokeQueue> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    private readonly ConcurrentQueue<(PendingRevoke Revoke, DateTimeOffset GiveUpAt)> _waiting = new();
    private readonly Wake _wake = new();

    public void Add(PendingRevoke revoke)
    {
        _waiting.Enqueue((revoke, time.GetUtcNow() + DisconnectedBy.RevokeIsTriedFor));
        _wake.Ring();
    }

    /// <summary>Lets every instance know how it went.</summary>
    public async Task NoteAsync(PendingRevoke revoke, RevokeState state)
    {
        var happened = events.New(state == RevokeState.Done ? ConnectionEventKind.Revoked : ConnectionEventKind.RevokeFailed) with
        {
            About = revoke.Disconnected?.Company ?? revoke.Realm?.Value,
        };
        var disconnected = revoke.Disconnected is { } by ? by with { Revoke = state } : null;
        try
        {
            // Only while nothing is connected again; then who disconnected before is of no interest.
            var change = disconnected is null ? MetadataChange.None : MetadataChange.None.Set(disconnected);
            WriteCondition condition = disconnected is null ? new WriteCondition.Always() : new WriteCondition.StillAbsent();
            await store.NoteAsync(condition, change, happened).ConfigureAwait(false);
            await watch.ChangedHereAsync().ConfigureAwait(false);
        }
        catch (RedisAwayException)
        {
            using var entered = await memory.EnterAsync().ConfigureAwait(false);
            if (disconnected is not null && memory.State.ToClear is { } pending)
            {
                memory.ForgetUntilCleared(pending with { Disconnected = disconnected });
            }

            events.AddLocal(happened);
            watch.ShowMemory();
        }
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (_waiting.IsEmpty)
                {
                    await _wake.SleepAsync(Idle, time, stoppingToken).ConfigureAwait(false);
                    continue;
                }

                await Task.Delay(Between, time, stoppingToken).ConfigureAwait(false);
                for (var count = _waiting.Count; count > 0 && _waiting.TryDequeue(out var next); count--)
                {
                    await TryAsync(next.Revoke, next.GiveUpAt, stoppingToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is the only way out.
        }
    }

    private async Task TryAsync(PendingRevoke revoke, DateTimeOffset giveUpAt, CancellationToken cancellationToken)
    {
        if (revoke.Realm is { } realm && feed.Current.Realm == realm)
        {
            return;
        }

        if (await oauth.RevokeAsync(revoke.RefreshToken, cancellationToken).ConfigureAwait(false) is null)
        {
            await NoteAsync(revoke, RevokeState.Done).ConfigureAwait(false);
        }
        else if (time.GetUtcNow() < giveUpAt)
        {
            _waiting.Enqueue((revoke, giveUpAt));
        }
        else
        {
            ConnectionLog.RevokeGivenUp(logger);
            await NoteAsync(revoke, RevokeState.Failed).ConfigureAwait(false);
        }
    }
}
