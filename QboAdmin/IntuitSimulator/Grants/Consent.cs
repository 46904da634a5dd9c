namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>What a person agreed to on the consent page. <see cref="RealmId"/> is null when nothing of a company was asked for.</summary>
internal sealed record Consent(string ClientId, string RedirectUri, IReadOnlyList<string> Scopes, string? RealmId, DateTimeOffset At)
{
    public bool Allows(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);
}
