using QboAdmin.Intuit;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>
/// Tokens of another company than the connected one, waiting for a person's answer. Not a record: it would print itself. Stored only
/// encrypted.
/// </summary>
internal sealed class PendingConnection
{
    public required string AccessToken { get; init; }

    public required string RefreshToken { get; init; }

    public required string Realm { get; init; }

    public required DateTimeOffset AccessTokenEndsAt { get; init; }

    public required TimeSpan AccessTokenLife { get; init; }

    public DateTimeOffset? RefreshTokenEndsAt { get; init; }

    public DateTimeOffset? HardEndsAt { get; init; }

    public required int Milliseconds { get; init; }

    /// <summary>The new company; null when its name could not be read.</summary>
    public Company? Company { get; init; }

    /// <summary>The name of the connected company; null when it is not known.</summary>
    public string? PresentCompany { get; init; }

    /// <summary>The connected company's id.</summary>
    public required string PresentRealm { get; init; }

    public required Actor By { get; init; }

    public static PendingConnection From(NewConnection connection, RealmId presentRealm, string? presentCompany) => new()
    {
        AccessToken = connection.Grant.AccessToken.Reveal(),
        RefreshToken = connection.Grant.RefreshToken.Reveal(),
        Realm = connection.Realm.Value,
        AccessTokenEndsAt = connection.Grant.AccessTokenEndsAt,
        AccessTokenLife = connection.Grant.AccessTokenLife,
        RefreshTokenEndsAt = connection.Grant.RefreshTokenEndsAt,
        HardEndsAt = connection.Grant.HardEndsAt,
        Milliseconds = connection.Grant.Milliseconds,
        Company = connection.Company,
        PresentCompany = presentCompany,
        PresentRealm = presentRealm.Value,
        By = connection.By,
    };

    public NewConnection ToConnection() => new(
        new TokenGrant
        {
            AccessToken = Values.AccessToken.Parse(AccessToken),
            RefreshToken = Values.RefreshToken.Parse(RefreshToken),
            AccessTokenLife = AccessTokenLife,
            AccessTokenEndsAt = AccessTokenEndsAt,
            RefreshTokenEndsAt = RefreshTokenEndsAt,
            HardEndsAt = HardEndsAt,
            Milliseconds = Milliseconds,
        },
        RealmId.Parse(Realm),
        Company,
        By);
}
