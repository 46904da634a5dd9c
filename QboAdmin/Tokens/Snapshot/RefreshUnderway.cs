namespace QboAdmin.Tokens;

/// <summary>An instance is refreshing right now. Void by itself after <see cref="Longest"/>, should that instance die.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Since">When it began.</param>
public sealed record RefreshUnderway(string Instance, DateTimeOffset Since)
{
    /// <summary>Longer than a refresh can take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
}
