namespace QboAdmin.Access;

/// <summary>Who may come in. Filled by <c>Hosting/</c>.</summary>
internal sealed class AccessOptions
{
    public ApiKeyRing ApiKeys { get; init; } = ApiKeyRing.Empty;

    /// <summary>Whether this is the demo, in which three people can be chosen without a secret, from this machine alone.</summary>
    public bool IsDemo { get; init; }
}
