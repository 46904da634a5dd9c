using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>Makes the picture of one environment's set from what Redis answered.</summary>
internal sealed class KeySets(KeyFacts facts, KeyHistory history)
{
    private static readonly TimeSpan SameWrite = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SameExpiry = TimeSpan.FromSeconds(60);

    public KeySetPicture Picture(QboEnvironment environment, RawSet raw, DateTimeOffset now)
    {
        var read = raw.Keys.Select(key => facts.Of(key, now)).ToArray();
        var notes = MetadataFields.Read(raw.Notes);
        var isIssued = notes?.Issued is { } issued && issued.AccessToken == read[0].Mark;
        var noted = notes is null ? null : isIssued ? Written(notes, read[0]) : read.Any(fact => fact.Exists) ? null : Removed(notes);
        var followed = read.Select(fact => history.Follow(fact, !fact.Exists || IsNoted(fact, notes, noted) ? noted : null, notes is not null, now)).ToArray();
        var realm = RealmId.TryParse(followed[2].Text?.ToString(), out var parsed) ? parsed : (RealmId?)null;
        return new KeySetPicture(environment, followed[0], followed[1], followed[2], followed[3])
        {
            Company = notes?.Realm is { } known && known == realm ? notes.Company?.Name : null,
            IssuedRealm = notes?.Issued is { } grant && grant.RefreshToken == read[1].Mark ? notes.Realm : null,
            IssuedEnd = isIssued && Written(notes!, read[0]) is { } write ? write.At + notes!.Issued!.AccessTokenLife : null,
        };
    }

    // The set was written by whatever came last: the connect or a refresh after it. A failed refresh has taken the place of the note
    // about the one before it; then only the key itself tells when that was.
    private static KeyChange? Written(ConnectionMetadata notes, KeyFact accessToken)
    {
        var refresh = notes.LastRefresh is { Outcome: RefreshRecordOutcome.Refreshed or RefreshRecordOutcome.Rotated } done
            ? new KeyChange(done.At, $"{done.Instance}, refresh", KeyChangeBasis.Noted)
            : null;
        var connect = notes.ConnectedBy is { } by ? new KeyChange(by.At, $"{by.Name}, connect", KeyChangeBasis.Noted) : null;
        var last = connect is null || refresh?.At > connect.At ? refresh : connect;
        return accessToken.GoneAt - RedisKeys.TokenLife is { } written && notes.LastRefresh?.At > last?.At && (last is null || written - last.At > SameWrite)
            ? new KeyChange(written, "QboAdmin, refresh", KeyChangeBasis.Reckoned)
            : last;
    }

    // Another program may have written one of the keys after the note was made.
    private static bool IsNoted(KeyFact fact, ConnectionMetadata? notes, KeyChange? noted) => fact.Part switch
    {
        TokenPart.AccessToken => fact.Mark == notes?.Issued?.AccessToken,
        TokenPart.RefreshToken => fact.Mark == notes?.Issued?.RefreshToken,
        TokenPart.RealmId => fact.Text?.ToString() == notes?.Realm?.Value,
        _ => (fact.Expiry?.At - (noted?.At + notes?.Issued?.AccessTokenLife))?.Duration() < SameExpiry,
    };

    private static KeyChange? Removed(ConnectionMetadata notes) =>
        notes.DisconnectedBy is { } by ? new KeyChange(by.At, $"{by.Name}, disconnect", KeyChangeBasis.Noted) : null;
}
