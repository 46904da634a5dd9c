using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>Makes the one picture out of what is known. No input or output: the same facts give the same picture.</summary>
internal sealed class SnapshotBuilder(Fingerprinter fingerprinter)
{
    // A plan whose time has passed is about to be carried out; one that is long past is forgotten.
    private static readonly TimeSpan RetryGrace = TimeSpan.FromSeconds(30);

    public ConnectionSnapshot Build(SnapshotFacts facts)
    {
        var stored = facts.Stored ?? facts.Memory.Stored;
        var unsaved = facts.Memory.Unsaved;
        var accessToken = unsaved?.Tokens.AccessToken ?? stored?.AccessToken.Value;
        var refreshToken = unsaved?.Tokens.RefreshToken ?? stored?.RefreshToken.Value;
        RealmId? realm = unsaved?.Tokens.Realm ?? (stored?.Realm is { IsOk: true, Value: var value } ? value : null);
        if (facts.Memory.ToClear is not null)
        {
            (accessToken, refreshToken, realm, stored) = (null, null, null, null);
        }

        // What is bound to a token by its mark holds for whoever wrote the token; the rest only for the company it was learned of.
        var all = facts.Memory.Metadata;
        var metadata = Applicable(all, realm);
        var accessMark = accessToken is null ? (Fingerprint?)null : fingerprinter.Of(accessToken);
        var refreshMark = refreshToken is null ? (Fingerprint?)null : fingerprinter.Of(refreshToken);
        var issued = all.Issued is { } known && known.RefreshToken == refreshMark ? known : null;

        var picture = new ConnectionSnapshot
        {
            Environment = facts.Environment,
            Version = facts.Memory.Metadata.Version,
            Keys = unsaved is not null ? default : stored?.Keys ?? KeyConditions.None,
            Realm = realm,
            Company = metadata.Company,
            AccessToken = accessMark,
            RefreshToken = refreshMark,
            AccessTokenEndsAt = unsaved?.Tokens.AccessTokenEndsAt
                ?? (stored?.AccessTokenEndsAt is { IsOk: true } end ? end.Value : null),
            AccessTokenLife = issued?.AccessToken == accessMark && issued is not null ? issued.AccessTokenLife : TimeSpan.FromHours(1),
            RefreshTokenEndsAt = issued?.RefreshTokenEndsAt,
            HardEndsAt = issued?.HardEndsAt,
            StoredUntil = unsaved is null ? stored?.StoredUntil : null,
            ConnectedBy = metadata.ConnectedBy,
            DisconnectedBy = refreshToken is null
                ? (facts.Memory.ToClear?.Disconnected ?? facts.Memory.Metadata.DisconnectedBy)?.AsOf(facts.Now)
                : null,
            LastRefresh = metadata.LastRefresh,
            Proof = metadata.Proof,
            Doubt = metadata.Doubt,
            Refusal = all.Refusal is { } refusal && refusal.RefreshToken == refreshMark ? refusal : null,
            Retry = Current(all.Retry) ?? Current(facts.Memory.OwnRetry),
            Underway = all.Underway is { } underway && facts.Now < underway.Until ? underway : null,
            RedisOutage = facts.Outage,
            NotSavedReason = unsaved?.Reason,
        };

        RetryPlan? Current(RetryPlan? retry) =>
            retry is not null && retry.RefreshToken == refreshMark && facts.Now < retry.NextAt + RetryGrace ? retry : null;

        return picture with
        {
            State = Judge(picture, facts),
            Storage = unsaved is not null ? StorageState.NotSaved
                : picture.Keys.IsEmpty ? StorageState.Nothing
                : facts.Outage is not null ? StorageState.MemoryOnly
                : StorageState.Redis,
        };
    }

    private static ConnectionState Judge(ConnectionSnapshot picture, SnapshotFacts facts)
    {
        if (facts.Outage is not null)
        {
            return picture is { NotSavedReason: not null, Refusal: not null } ? ConnectionState.ReconnectNeeded
                : picture.NotSavedReason is not null ? ConnectionState.NotSaved
                : facts.Memory.ToClear is not null ? ConnectionState.NotConnected
                : ConnectionState.RedisAway;
        }

        return picture switch
        {
            { Refusal: not null, Keys.IsEmpty: false } => ConnectionState.ReconnectNeeded,
            { NotSavedReason: not null } => ConnectionState.NotSaved,
            { Keys.IsEmpty: true } => ConnectionState.NotConnected,
            { RefreshTokenEndsAt: { } end } when end <= facts.Now => ConnectionState.ReconnectNeeded,
            { HardEndsAt: { } end } when end <= facts.Now => ConnectionState.ReconnectNeeded,
            { Underway: not null } => ConnectionState.Refreshing,
            { Keys.IsWhole: false } => ConnectionState.SetIncomplete,
            { Retry: not null } => ConnectionState.RetryWaiting,
            { AccessTokenEndsAt: { } end } when end - facts.Now <= TokenMargins.RefreshDue => ConnectionState.RefreshDue,
            _ => ConnectionState.Connected,
        };
    }

    // What is known of one company says nothing about another that a foreign program put in its place.
    private static ConnectionMetadata Applicable(ConnectionMetadata metadata, RealmId? realm) =>
        realm is not null && metadata.Realm == realm ? metadata : ConnectionMetadata.Unknown;
}
