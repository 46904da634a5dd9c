namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>What a presented access token is worth. An unknown one counts as expired, as Intuit words it.</summary>
internal enum AccessVerdict
{
    Valid,
    Malformed,
    Expired,
    Revoked,
}
