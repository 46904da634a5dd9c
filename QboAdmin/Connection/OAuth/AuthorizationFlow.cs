using QboAdmin.Audit;
using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>
/// Sends a person to Intuit and takes what Intuit sends back. Each sign-in has an unguessable state that works once, for ten minutes,
/// in the browser that began it; whoever comes a second time with the same answer sees the first one's result.
/// </summary>
internal sealed class AuthorizationFlow(
    IIntuitOAuthClient oauth,
    AuthorizationStore authorizations,
    CodeExchange exchange,
    AuditLog audit,
    TimeProvider time,
    ILogger<AuthorizationFlow> logger)
{
    private static readonly TimeSpan WaitForFirst = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    /// <returns>Where to send the browser.</returns>
    public async Task<Uri> BeginAsync(Actor by, string browser, CancellationToken cancellationToken)
    {
        var state = OpaqueId.New();
        await authorizations.AddAsync(OpaqueId.Hash(state), new Authorization(by, OpaqueId.Hash(browser), time.GetUtcNow())).ConfigureAwait(false);
        return await oauth.GetAuthorizeUriAsync(state, cancellationToken).ConfigureAwait(false);
    }

    public async Task<CallbackResult> CompleteAsync(CallbackRequest request)
    {
        if (!OpaqueId.IsWellFormed(request.State))
        {
            return new CallbackResult(CallbackResultKind.UnknownState);
        }

        var stateHash = OpaqueId.Hash(request.State);
        if (await authorizations.FindAsync(stateHash).ConfigureAwait(false) is not { } authorization)
        {
            return new CallbackResult(CallbackResultKind.UnknownState);
        }

        if (request.Browser is null || OpaqueId.Hash(request.Browser) != authorization.BrowserHash)
        {
            return new CallbackResult(CallbackResultKind.OtherBrowser);
        }

        return authorization.ClaimedWith is null
            && await authorizations.TryClaimAsync(stateHash, authorization, request.AnswerHash).ConfigureAwait(false)
            ? await FinishAsync(stateHash, authorization with { ClaimedWith = request.AnswerHash }, request).ConfigureAwait(false)
            : await FirstResultAsync(stateHash, request).ConfigureAwait(false);
    }

    private async Task<CallbackResult> FinishAsync(string stateHash, Authorization claimed, CallbackRequest request)
    {
        var result = await UseAnswerAsync(claimed.By, request).ConfigureAwait(false);
        await authorizations.FinishAsync(stateHash, claimed, result).ConfigureAwait(false);
        if (result.Kind is not (CallbackResultKind.Connected or CallbackResultKind.OtherCompany))
        {
            ConnectionLog.NotConnected(logger, result.Kind, result.IntuitTid);
            await audit.RecordAsync(AuditAction.Connect, claimed.By, succeeded: false, result.Error ?? result.Kind.ToString()).ConfigureAwait(false);
        }

        return result;
    }

    private async Task<CallbackResult> UseAnswerAsync(Actor by, CallbackRequest request)
    {
        if (request.Error is { } error)
        {
            return error == "access_denied"
                ? new CallbackResult(CallbackResultKind.Declined)
                : new CallbackResult(CallbackResultKind.IntuitError) { Error = Shorten(error) };
        }

        try
        {
            return await exchange.ExchangeAsync(request.Code!, RealmId.Parse(request.RealmId!), by).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The code is spent; whatever broke, the person must learn that this sign-in led nowhere.
            ConnectionLog.CallbackBroke(logger, exception);
            return new CallbackResult(CallbackResultKind.Failed);
        }
    }

    private async Task<CallbackResult> FirstResultAsync(string stateHash, CallbackRequest request)
    {
        var until = time.GetUtcNow() + WaitForFirst;
        while (await authorizations.FindAsync(stateHash).ConfigureAwait(false) is { } authorization)
        {
            if (authorization.ClaimedWith is not null && authorization.ClaimedWith != request.AnswerHash)
            {
                return new CallbackResult(CallbackResultKind.AlreadyUsed);
            }

            if (authorization.Result is { } result)
            {
                return result;
            }

            if (time.GetUtcNow() >= until)
            {
                return new CallbackResult(CallbackResultKind.StillWorking);
            }

            await Task.Delay(LookEvery, time).ConfigureAwait(false);
        }

        return new CallbackResult(CallbackResultKind.UnknownState);
    }

    private static string Shorten(string text) => text.Length > 100 ? text[..100] : text;
}
