namespace QboAdmin.Tokens;

/// <summary>What the four token keys look like.</summary>
/// <param name="AccessToken"><c>access_token</c>.</param>
/// <param name="RefreshToken"><c>refresh_token</c>.</param>
/// <param name="RealmId"><c>realm_id</c>.</param>
/// <param name="ExpiresAt"><c>token_expires_at</c>.</param>
public readonly record struct KeyConditions(
    KeyCondition AccessToken,
    KeyCondition RefreshToken,
    KeyCondition RealmId,
    KeyCondition ExpiresAt)
{
    /// <summary>All four missing.</summary>
    public static readonly KeyConditions None =
        new(KeyCondition.Missing, KeyCondition.Missing, KeyCondition.Missing, KeyCondition.Missing);

    /// <summary>Whether there is nothing at all.</summary>
    public bool IsEmpty => this == None;

    /// <summary>Whether all four are usable.</summary>
    public bool IsWhole => this == default;

    /// <summary>The short key names of those that are not usable, with what is wrong, in the order of the contract.</summary>
    public IEnumerable<(string Key, KeyCondition Condition)> Unusable() =>
        new[]
        {
            ("access_token", AccessToken),
            ("refresh_token", RefreshToken),
            ("realm_id", RealmId),
            ("token_expires_at", ExpiresAt),
        }.Where(key => key.Item2 != KeyCondition.Ok);
}
