using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// Notices what was changed without QboAdmin and has it listed once, whichever instance sees it first. A program that writes its
/// keys one by one leaves a broken set for an instant; only one that stays broken is an event.
/// </summary>
internal sealed class ForeignChanges(
    ITokenStore store,
    EventLog events,
    Fingerprinter fingerprinter,
    TimeProvider time,
    ILogger<ForeignChanges> logger)
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);

    private (KeyConditions Keys, DateTimeOffset Since)? _broken;
    private KeyConditions? _reported;

    /// <returns>Whether an event was written, so that Redis must be read again.</returns>
    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    public async Task<bool> NoticeAsync(MemoryState before, StoredConnection now)
    {
        var broken = NoteBroken(now);
        if (before.Stored is null)
        {
            return false;
        }

        if (now.Tokens is { } tokens && before.Tokens?.AccessToken != tokens.AccessToken && !IsOurs(tokens, now.Metadata))
        {
            var mark = fingerprinter.Of(tokens.AccessToken);
            return await ListAsync($"written:{mark}", ConnectionEventKind.WrittenElsewhere, happened => happened with
            {
                Before = before.Tokens is null ? null : fingerprinter.Of(before.Tokens.AccessToken),
                After = mark,
            }).ConfigureAwait(false);
        }

        if (now.Keys.IsEmpty && !before.Stored.Keys.IsEmpty && now.Metadata is not { DisconnectedBy: not null })
        {
            return await ListAsync($"deleted:{now.Metadata?.Version ?? 0}", ConnectionEventKind.SetDeleted, happened => happened).ConfigureAwait(false);
        }

        return broken is { } keys && await ListAsync(
            $"broken:{keys.GetHashCode()}:{now.Metadata?.Version ?? 0}",
            ConnectionEventKind.SetBroken,
            happened => happened with { About = string.Join(", ", keys.Unusable().Select(key => key.Key)) }).ConfigureAwait(false);
    }

    private bool IsOurs(TokenSet tokens, ConnectionMetadata? metadata) =>
        metadata?.Issued is { } issued && issued.AccessToken == fingerprinter.Of(tokens.AccessToken);

    /// <returns>The keys, once they have been broken in the same way for long enough and nobody was told yet.</returns>
    private KeyConditions? NoteBroken(StoredConnection now)
    {
        if (now.Keys.IsWhole || now.Keys.IsEmpty)
        {
            (_broken, _reported) = (null, null);
            return null;
        }

        if (_broken?.Keys != now.Keys)
        {
            _broken = (now.Keys, time.GetUtcNow());
        }

        if (_reported == now.Keys || time.GetUtcNow() - _broken.Value.Since < SettleTime)
        {
            return null;
        }

        _reported = now.Keys;
        TokensLog.SetBroken(logger, string.Join(", ", now.Keys.Unusable().Select(key => $"{key.Key} ({key.Condition})")));
        return now.Keys;
    }

    private async Task<bool> ListAsync(string what, ConnectionEventKind kind, Func<ConnectionEvent, ConnectionEvent> describe)
    {
        if (!await store.IsFirstToNoticeAsync(what).ConfigureAwait(false))
        {
            return false;
        }

        await store.NoteAsync(new WriteCondition.Always(), MetadataChange.None, describe(events.New(kind))).ConfigureAwait(false);
        return true;
    }
}
