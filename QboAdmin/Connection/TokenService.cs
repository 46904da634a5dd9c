using QboAdmin.Audit;
using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>
/// What a person or program may do with the connection. Scoped: one for each open page and each request. The buttons are bound to it.
/// </summary>
internal sealed class TokenService(
    ConnectionFeed feed,
    ConnectionWatch watch,
    IAccessTokenSource tokens,
    TokenRefresher refresher,
    IAccountingClient accounting,
    Disconnector disconnector,
    ITokenStore store,
    TokenMemory memory,
    EventLog events,
    AuditLog audit,
    CheckLimiter checks,
    TimeProvider time)
{
    /// <summary>The connection as every page of this instance shows it.</summary>
    public ConnectionSnapshot Current => feed.Current;

    /// <summary>A token for QuickBooks that is good for at least another minute, or why there is none.</summary>
    public ValueTask<QboResult<AccessGrant>> GetAccessTokenAsync(CancellationToken cancellationToken) => tokens.GetAsync(cancellationToken);

    /// <summary>Ends the connection here, on all instances and at Intuit.</summary>
    /// <param name="cancellationToken">Until it begins; what has begun is finished.</param>
    /// <exception cref="UnauthorizedAccessException">The actor is no Operator.</exception>
    public Task<DisconnectResult> DisconnectAsync(Actor by, CancellationToken cancellationToken)
    {
        RequireOperator(by);
        cancellationToken.ThrowIfCancellationRequested();
        return disconnector.DisconnectAsync(by);
    }

    /// <summary>Gets a new access token now.</summary>
    /// <param name="alone">Without Redis and its lock, on this instance alone; a person has confirmed that.</param>
    /// <exception cref="UnauthorizedAccessException">The actor is no Operator.</exception>
    public async Task<RefreshResult> RefreshAsync(Actor by, bool alone, CancellationToken cancellationToken)
    {
        RequireOperator(by);
        var result = await refresher.RefreshAsync(alone ? RefreshReason.PersonAlone : RefreshReason.Person, cancellationToken).ConfigureAwait(false);
        await audit.RecordAsync(AuditAction.Refresh, by, result.HasNewToken, alone ? $"on this instance alone: {result.Outcome}" : result.Outcome.ToString())
            .ConfigureAwait(false);
        return result;
    }

    /// <summary>Looks at Redis now instead of waiting for the next look.</summary>
    public Task LookAsync() => watch.LookAsync();

    /// <summary>
    /// Finds out whether Intuit still accepts the connection, for a person who comes from Intuit's own pages. Anybody signed in may ask;
    /// Intuit is asked at most twice a minute.
    /// </summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (checks.MayAsk() && memory.State.Grant is not null)
        {
            await accounting.GetCompanyInfoAsync(cancellationToken).ConfigureAwait(false);
        }

        await watch.LookAsync().ConfigureAwait(false);
    }

    /// <summary>Asks QuickBooks for the company behind the connection, and has everybody see the proof.</summary>
    /// <exception cref="UnauthorizedAccessException">The actor is no Operator.</exception>
    public async Task<TestResult> TestAsync(Actor by, CancellationToken cancellationToken)
    {
        RequireOperator(by);
        var realm = memory.State.Grant?.Realm;
        var read = await accounting.GetCompanyInfoAsync(cancellationToken).ConfigureAwait(false);
        if (!read.Succeeded(out var info, out var failure))
        {
            // A network that fails says nothing about the connection; a QuickBooks that says no does.
            var doubt = failure is QboFailure.Denied ? MetadataChange.None.Set(new Doubt(time.GetUtcNow(), failure.Message)) : MetadataChange.None;
            await ShowAsync(doubt, events.New(ConnectionEventKind.TestFailed) with { By = by.Name, Reason = failure.Message }).ConfigureAwait(false);
            return new TestResult(false, failure.Message, null, failure.IntuitTid);
        }

        // What was known of another company goes; a foreign program may have put this one in its place.
        var change = memory.State.Metadata.Realm == realm || realm is null ? MetadataChange.None : MetadataChange.Forget.Set(realm.Value);
        await ShowAsync(
            change.Set(info.ToCompany()).Set(new Proof(time.GetUtcNow(), ProofKind.CompanyInfo, info.Milliseconds)),
            events.New(ConnectionEventKind.TestPassed) with { By = by.Name, About = info.Name, Milliseconds = info.Milliseconds }).ConfigureAwait(false);
        return new TestResult(true, $"{info.Name} answered in {info.Milliseconds} ms.", info.Milliseconds, info.IntuitTid);
    }

    private async Task ShowAsync(MetadataChange change, ConnectionEvent happened)
    {
        try
        {
            await store.NoteAsync(new WriteCondition.Always(), change, happened).ConfigureAwait(false);
            await watch.ChangedHereAsync().ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            events.AddLocal(happened);
        }
    }

    private static void RequireOperator(Actor by)
    {
        if (!by.MayOperate)
        {
            throw new UnauthorizedAccessException($"{by.Name} is no Operator.");
        }
    }
}
