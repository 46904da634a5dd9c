using QboAdmin.Intuit;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>A person's answer to "connect to another company than before?".</summary>
internal sealed class CompanySwitch(
    PendingStore pendings,
    Connector connector,
    IIntuitOAuthClient oauth,
    PresentConnection present,
    RevokeQueue revokes)
{
    /// <summary>The question with both names; null when it was answered already or has waited for too long.</summary>
    public async Task<CompanySwitchQuestion?> FindAsync(string id) =>
        await pendings.FindAsync(id).ConfigureAwait(false) is { } pending
            ? new CompanySwitchQuestion(
                id,
                pending.PresentCompany ?? $"company {pending.PresentRealm}",
                pending.Company?.Name ?? $"company {pending.Realm}")
            : null;

    /// <summary>Yes: the new company is connected, then the old one's grant is ended.</summary>
    /// <returns>Whether there was still something to answer.</returns>
    public async Task<bool> AcceptAsync(string id)
    {
        if (await pendings.TakeAsync(id).ConfigureAwait(false) is not { } pending)
        {
            return false;
        }

        var old = await present.FindAsync().ConfigureAwait(false);
        var connection = pending.ToConnection();
        await connector.ConnectAsync(connection).ConfigureAwait(false);
        if (old is { RefreshToken: { } refreshToken } && old.Realm != connection.Realm)
        {
            await RevokeAsync(new EndedGrant(refreshToken, old.Realm, null)).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>No: all stays as it is, and the new grant is ended.</summary>
    /// <inheritdoc cref="AcceptAsync"/>
    public async Task<bool> RejectAsync(string id)
    {
        if (await pendings.TakeAsync(id).ConfigureAwait(false) is not { } pending)
        {
            return false;
        }

        // Revoking ends every grant of a company. If it was connected in the meantime, that would end the connection itself.
        var realm = RealmId.Parse(pending.Realm);
        if ((await present.FindAsync().ConfigureAwait(false))?.Realm != realm)
        {
            await RevokeAsync(new EndedGrant(RefreshToken.Parse(pending.RefreshToken), realm, null)).ConfigureAwait(false);
        }

        return true;
    }

    private async Task RevokeAsync(EndedGrant grant)
    {
        if (await oauth.RevokeAsync(grant.RefreshToken, CancellationToken.None).ConfigureAwait(false) is null)
        {
            await revokes.NoteAsync(grant, RevokeState.Done).ConfigureAwait(false);
        }
        else
        {
            revokes.Add(grant);
        }
    }
}
