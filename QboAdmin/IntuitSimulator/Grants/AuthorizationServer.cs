using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>
/// The rules of Intuit's OAuth server without HTTP: codes, refreshes, revocations, and what an access token is worth. Every decision is
/// one change of the store, so callers that race are served one after the other.
/// </summary>
internal sealed class AuthorizationServer(StateStore store, SimulatorClock clock, IOptions<SimulatorOptions> options)
{
    /// <summary>Intuit's documented limit; below the lower one it can't be a token either.</summary>
    private const int LongestAccessToken = 4096;
    private const int ShortestAccessToken = 20;
    private const int PaddingBytes = 384;

    private readonly AccessTokenSeal _seal = new(store.Read(state => state.AccessTokenKey));

    private string ClientId => options.Value.ClientId;

    /// <summary>Records the consent and hands out its single-use code.</summary>
    public string IssueCode(Consent consent)
    {
        var code = TokenText.Code();
        return store.Change(state =>
        {
            state.Add(new PendingCode(TokenPrint.Hash(code), consent, consent.At + Lifetimes.Code), consent.At);
            state.Counters.Authorizations++;
            return code;
        });
    }

    /// <summary>Null is <c>invalid_grant</c>. Only a successful exchange uses a code up.</summary>
    public IssuedTokens? Exchange(string code, string redirectUri)
    {
        var now = clock.Now;
        var hash = TokenPrint.Hash(code);
        return store.Change(state =>
        {
            if (state.Grants.Find(grant => grant.CodeHash == hash) is { } exchanged)
            {
                if (state.Behaviour.CodeReuseRevokes) exchanged.End ??= GrantEnd.CodeReused;
                return null;
            }
            if (state.Codes.Find(waiting => waiting.Hash == hash) is not { } pending || now >= pending.ExpiresAt) return null;
            if (pending.Consent.ClientId != ClientId || pending.Consent.RedirectUri != redirectUri) return null;

            var grant = Grant.Begin(pending, now);
            state.Codes.Remove(pending);
            state.Add(grant);
            state.Counters.CodeExchanges++;
            return Issue(state, grant, now);
        });
    }

    /// <summary>Null is <c>invalid_grant</c>.</summary>
    public IssuedTokens? Refresh(string token)
    {
        var now = clock.Now;
        var hash = TokenPrint.Hash(token);
        return store.Change(state =>
        {
            var grant = state.Grants.Find(grant => grant.Consent.ClientId == ClientId && grant.Knows(token, hash));
            if (grant is null || !grant.TryRefresh(token, hash, state.Behaviour.RefreshMode, now))
            {
                state.Counters.RefreshesRefused++;
                return null;
            }
            state.Counters.Refreshes++;
            return Issue(state, grant, now);
        });
    }

    /// <summary>Either living token ends every grant that this app has for the realm. False: no such token.</summary>
    public bool Revoke(string token)
    {
        var now = clock.Now;
        return store.Change(state =>
        {
            var grant = state.Grants.Find(grant => grant.Refresh.Value == token && grant.CanRefresh(now));
            if (grant is null && Judge(state, token, now) is (AccessVerdict.Valid, { } holder)) grant = holder;
            if (grant is null || grant.Consent.ClientId != ClientId) return false;

            foreach (var other in state.Grants.Where(other => other == grant || SharesRealm(other, grant)))
                other.End ??= GrantEnd.RevokedByApp;
            state.Counters.Revocations++;
            return true;
        });
    }

    public AccessCheck Check(string accessToken)
    {
        var now = clock.Now;
        return store.Read(state =>
        {
            var (verdict, grant) = Judge(state, accessToken, now);
            return new AccessCheck(verdict, verdict == AccessVerdict.Valid ? grant?.Consent : null);
        });
    }

    private static bool SharesRealm(Grant one, Grant other) =>
        one.Consent.RealmId is not null && one.Consent.RealmId == other.Consent.RealmId && one.Consent.ClientId == other.Consent.ClientId;

    private (AccessVerdict Verdict, Grant? Grant) Judge(SimulatorState state, string token, DateTimeOffset now)
    {
        if (token.Length is < ShortestAccessToken or > LongestAccessToken) return (AccessVerdict.Malformed, null);
        if (_seal.Open(token) is not { } claims) return (AccessVerdict.Expired, null);
        if (state.Grants.Find(grant => grant.Id == claims.Grant) is not { } grant) return (AccessVerdict.Expired, null);
        if (grant.End is not null) return (AccessVerdict.Revoked, grant);
        var ended = now >= claims.EndsAt || claims.Number <= state.EndedAccessTokens;
        return (ended ? AccessVerdict.Expired : AccessVerdict.Valid, grant);
    }

    private IssuedTokens Issue(SimulatorState state, Grant grant, DateTimeOffset now)
    {
        var endsAt = now + Lifetimes.AccessToken;
        var padding = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PaddingBytes));
        var token = _seal.Seal(new AccessClaims(grant.Id, ++state.LastAccessToken, endsAt, padding));
        grant.NewestAccess = new AccessNote(TokenPrint.Short(token), state.LastAccessToken, endsAt);
        return new IssuedTokens(token, grant.Refresh.Value, grant.RefreshEndsAt - now, grant.HardEnd - now, grant.Consent, now);
    }
}
