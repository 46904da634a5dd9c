using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Alerts;

/// <summary>
/// Has each alert told once over all instances: whoever changes the shared notice first tells, and what it leaves untold because it died,
/// another one tells. What only this instance can see it keeps and tells by itself. Telling happens elsewhere and is never waited for.
/// </summary>
internal sealed class NoticeDesk(
    NoticeBook book,
    AlertWords words,
    WebhookSender sender,
    ConnectionWatch watch,
    ConnectionFeed feed,
    Instance instance,
    AlertOptions options,
    TimeProvider time)
{
    private readonly Dictionary<AlertKind, Notice> _own = [];

    /// <summary>Tells of alerts that only this instance sees. Needs no Redis.</summary>
    public void TellOwn(IReadOnlyList<Alert> alerts)
    {
        var now = time.GetUtcNow();
        foreach (var alert in alerts.Where(alert => alert.IsOfThisInstance && now - alert.Since >= options.NotSavedGrace))
        {
            if (_own.TryAdd(alert.Kind, NewNotice(alert)))
            {
                sender.Enqueue(words.Opened(alert, _own[alert.Kind], feed.Current));
            }
        }

        foreach (var notice in _own.Values.Where(notice => alerts.All(alert => alert.Kind != notice.Kind)).ToList())
        {
            _own.Remove(notice.Kind);
            sender.Enqueue(words.Closed(notice with { ClosedAt = now }, feed.Current));
        }
    }

    /// <summary>Brings the shared notices in line with what is so.</summary>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public async Task TellSharedAsync(IReadOnlyList<Alert> alerts)
    {
        var shared = alerts.Where(alert => !alert.IsOfThisInstance).ToDictionary(alert => alert.Kind);
        var notices = (await book.ReadAsync().ConfigureAwait(false)).ToDictionary(notice => notice.Kind);
        var over = notices.Values.Where(notice => !shared.ContainsKey(notice.Kind)).ToList();
        if (over.Count > 0 || shared.Keys.Any(kind => !notices.ContainsKey(kind)))
        {
            // What this instance believes may be older than the notices: another one may have opened, or told and closed, meanwhile.
            await watch.LookAsync().ConfigureAwait(false);
            if (feed.Current.RedisOutage is not null)
            {
                return;
            }

            shared = AlertRules.Of(feed.Current, time.GetUtcNow()).Where(alert => !alert.IsOfThisInstance).ToDictionary(alert => alert.Kind);
        }

        foreach (var alert in shared.Values)
        {
            await TellAsync(alert, notices.GetValueOrDefault(alert.Kind)).ConfigureAwait(false);
        }

        foreach (var notice in over.Where(notice => !shared.ContainsKey(notice.Kind)))
        {
            await CloseAsync(notice).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(Alert alert, Notice? known)
    {
        var next = known switch
        {
            null => NewNotice(alert),
            { Stage: NoticeStage.Closing } => null,
            { Stage: NoticeStage.Opening } when IsFresh(known) => null,
            { Stage: NoticeStage.Opening } or { Stage: NoticeStage.Open } when alert.Days < known.Days || known.Stage == NoticeStage.Opening =>
                Claim(known, NoticeStage.Opening) with { Days = alert.Days },

            // A clock that was moved and is still short: no news for anybody.
            _ when alert.Days > known.Days => known with { Days = alert.Days },
            _ => null,
        };
        if (next is null || !await book.ChangeAsync(known, next).ConfigureAwait(false) || next.Stage != NoticeStage.Opening)
        {
            return;
        }

        sender.Enqueue(words.Opened(alert, next, feed.Current), () => book.ChangeAsync(next, next with { Stage = NoticeStage.Open }));
    }

    private async Task CloseAsync(Notice notice)
    {
        if (notice.Stage != NoticeStage.Open && IsFresh(notice))
        {
            return;
        }

        var closing = Claim(notice, NoticeStage.Closing) with { ClosedAt = notice.ClosedAt ?? time.GetUtcNow() };
        if (await book.ChangeAsync(notice, closing).ConfigureAwait(false))
        {
            sender.Enqueue(words.Closed(closing, feed.Current), () => book.ChangeAsync(closing, null));
        }
    }

    private bool IsFresh(Notice notice) => (time.GetUtcNow() - notice.ClaimedAt).Duration() < options.StaleClaim;

    private Notice NewNotice(Alert alert)
    {
        var now = time.GetUtcNow();
        return new Notice(alert.Kind, NoticeStage.Opening, alert.Since ?? now, instance.Name, now) { Days = alert.Days };
    }

    private Notice Claim(Notice notice, NoticeStage stage) => notice with { Stage = stage, By = instance.Name, ClaimedAt = time.GetUtcNow() };
}
