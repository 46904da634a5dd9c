namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>The outcome of a granted token request. The two spans are what remains at <see cref="At"/>.</summary>
internal sealed record IssuedTokens(
    string AccessToken, string RefreshToken, TimeSpan RefreshEndsIn, TimeSpan HardEndsIn, Consent Consent, DateTimeOffset At)
{
    // A record prints its members, and two of these are secrets.
    public override string ToString() => $"IssuedTokens(realm {Consent.RealmId})";
}
