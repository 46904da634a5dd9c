using System.Collections.Concurrent;
using QboAdmin.Intuit;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tokens;

namespace QboAdmin.Connection;

/// <summary>
/// Tells Intuit of grants that ended here: those that a late answer brought at once, those of which it could not be told for ten minutes; then
/// a person must remove the app inside QuickBooks. Revoking ends every grant of a company, so it stops when that company is connected again.
/// </summary>
internal sealed class RevokeQueue(
    IIntuitOAuthClient oauth,
    ITokenStore store,
    TokenMemory memory,
    GrantsToEnd grants,
    ConnectionWatch watch,
    ConnectionFeed feed,
    EventLog events,
    TimeProvider time,
    ILogger<RevokeQueue> logger) : BackgroundLoop(time, logger)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;

    /// <summary>Intuit has just failed to take it; it is tried again.</summary>
    public void Add(EndedGrant grant)
    {
        var now = _time.GetUtcNow();
        _waiting.Enqueue(new Waiting(grant, now + Between, now + DisconnectedBy.RevokeIsTriedFor));
        Bell.Ring();
    }

    /// <summary>Lets every instance know how it went.</summary>
    public async Task NoteAsync(EndedGrant grant, RevokeState state)
    {
        var happened = events.New(state == RevokeState.Done ? ConnectionEventKind.Revoked : ConnectionEventKind.RevokeFailed) with
        {
            About = grant.Disconnected?.Company ?? grant.Realm?.Value,
        };
        var disconnected = grant.Disconnected is { } by ? by with { Revoke = state } : null;
        try
        {
            // Only while nothing is connected again; then who disconnected before is of no interest.
            var change = disconnected is null ? MetadataChange.None : MetadataChange.None.Set(disconnected);
            WriteCondition condition = disconnected is null ? new WriteCondition.Always() : new WriteCondition.StillAbsent();
            await store.NoteAsync(condition, change, happened).ConfigureAwait(false);
            await watch.ChangedHereAsync().ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            using var entered = await memory.EnterAsync().ConfigureAwait(false);
            if (disconnected is not null)
            {
                memory.AmendToClear(disconnected);
            }

            events.AddLocal(happened);
            watch.ShowMemory();
        }
    }

    protected override Task BeginAsync(CancellationToken stopping)
    {
        grants.Added += Bell.Ring;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        while (grants.TryTake(out var grant))
        {
            await TryAsync(grant, _time.GetUtcNow() + DisconnectedBy.RevokeIsTriedFor, stopping).ConfigureAwait(false);
        }

        for (var count = _waiting.Count; count > 0 && _waiting.TryDequeue(out var due); count--)
        {
            if (due.TryAt > _time.GetUtcNow())
            {
                _waiting.Enqueue(due);
            }
            else
            {
                await TryAsync(due.Grant, due.GiveUpAt, stopping).ConfigureAwait(false);
            }
        }

        var next = _waiting.Select(waiting => waiting.TryAt - _time.GetUtcNow()).DefaultIfEmpty(Idle).Min();
        await SleepAsync(next > TimeSpan.Zero ? next : TimeSpan.Zero, stopping).ConfigureAwait(false);
    }

    protected override void End() => grants.Added -= Bell.Ring;

    private async Task TryAsync(EndedGrant grant, DateTimeOffset giveUpAt, CancellationToken cancellationToken)
    {
        if (grant.Realm is { } realm && feed.Current.Realm == realm)
        {
            return;
        }

        if (await oauth.RevokeAsync(grant.RefreshToken, cancellationToken).ConfigureAwait(false) is not { } failure)
        {
            await NoteAsync(grant, RevokeState.Done).ConfigureAwait(false);
        }
        else if (_time.GetUtcNow() + Between < giveUpAt)
        {
            ConnectionLog.RevokeWaits(_logger, failure.Message);
            _waiting.Enqueue(new Waiting(grant, _time.GetUtcNow() + Between, giveUpAt));
        }
        else
        {
            ConnectionLog.RevokeGivenUp(_logger);
            await NoteAsync(grant, RevokeState.Failed).ConfigureAwait(false);
        }
    }

    private sealed record Waiting(EndedGrant Grant, DateTimeOffset TryAt, DateTimeOffset GiveUpAt);
}
