using QboAdmin.Audit;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>Makes what a person's consent has brought the connection of all instances.</summary>
internal sealed class Connector(
    TokenMemory memory,
    TokenSaver saver,
    ConnectionWatch watch,
    EventLog events,
    Fingerprinter fingerprinter,
    AuditLog audit,
    TimeProvider time,
    ILogger<Connector> logger)
{
    public async Task ConnectAsync(NewConnection connection)
    {
        var ours = NewSet(connection);
        SaveOutcome outcome;
        using (await memory.EnterAsync().ConfigureAwait(false))
        {
            outcome = await saver.SaveFreshAsync(ours).ConfigureAwait(false);
        }

        ConnectionLog.Connected(logger, connection.Realm.Value, connection.By.Name);
        if (outcome == SaveOutcome.NotSaved)
        {
            watch.ShowMemory();
        }
        else
        {
            await watch.ChangedHereAsync().ConfigureAwait(false);
        }

        await audit.RecordAsync(AuditAction.Connect, connection.By, succeeded: true, connection.Company?.Name ?? connection.Realm.Value)
            .ConfigureAwait(false);
    }

    private UnsavedTokens NewSet(NewConnection connection)
    {
        var (grant, realm, company, by) = connection;
        var now = time.GetUtcNow();
        var metadata = new ConnectionMetadata
        {
            Version = memory.State.Metadata.Version,
            Realm = realm,
            Company = company,
            ConnectedBy = new ConnectedBy(by.Name, now),
            Issued = new IssuedTokens(
                fingerprinter.Of(grant.AccessToken),
                fingerprinter.Of(grant.RefreshToken),
                grant.AccessTokenLife,
                grant.RefreshTokenEndsAt,
                grant.HardEndsAt),
            Proof = new Proof(now, ProofKind.Connected, grant.Milliseconds),
        };
        return new UnsavedTokens
        {
            Tokens = new TokenSet(grant.AccessToken, grant.RefreshToken, realm, grant.AccessTokenEndsAt),
            Origin = new TokenOrigin.Connect(now, memory.State.Stored),
            Ancestors = [],
            Metadata = metadata,
            Change = MetadataChange.Everything(metadata),
            Happened = events.New(ConnectionEventKind.Connected) with
            {
                By = by.Name,
                About = company?.Name ?? realm.Value,
                After = metadata.Issued.AccessToken,
            },
        };
    }
}
