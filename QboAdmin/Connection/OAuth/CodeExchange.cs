using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>Turns the code of a consent into tokens, and those into the connection, unless they are another company's than before.</summary>
internal sealed class CodeExchange(
    IIntuitOAuthClient oauth,
    IAccountingClient accounting,
    PresentConnection presentConnection,
    PendingStore pendings,
    Connector connector)
{
    public async Task<CallbackResult> ExchangeAsync(string code, RealmId realm, Actor by)
    {
        if (!(await oauth.ExchangeCodeAsync(code).ConfigureAwait(false)).Succeeded(out var grant, out var failure))
        {
            return Describe(failure);
        }

        var access = new AccessGrant(grant.AccessToken, realm, grant.AccessTokenEndsAt);
        var read = await accounting.GetCompanyInfoAsync(access, CancellationToken.None).ConfigureAwait(false);
        var company = read.Succeeded(out var info, out _) ? info.ToCompany() : null;
        var connection = new NewConnection(grant, realm, company, by);

        if (await presentConnection.FindAsync().ConfigureAwait(false) is { } present && present.Realm != realm)
        {
            var pending = PendingConnection.From(connection, present.Realm, present.Name);
            return new CallbackResult(CallbackResultKind.OtherCompany)
            {
                PendingId = await pendings.AddAsync(pending).ConfigureAwait(false),
                Company = company?.Name,
            };
        }

        await connector.ConnectAsync(connection).ConfigureAwait(false);
        return new CallbackResult(CallbackResultKind.Connected) { Company = company?.Name, IntuitTid = grant.IntuitTid };
    }

    private static CallbackResult Describe(OAuthFailure failure) => new(failure.Kind switch
    {
        OAuthFailureKind.InvalidGrant or OAuthFailureKind.Refused => CallbackResultKind.CodeRefused,
        OAuthFailureKind.InvalidClient => CallbackResultKind.AppRefused,
        OAuthFailureKind.NoAnswer => CallbackResultKind.TimedOut,
        _ => CallbackResultKind.IntuitAway,
    })
    {
        Error = failure.Error,
        IntuitTid = failure.IntuitTid,
    };
}
