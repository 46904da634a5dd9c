using System.Text.Json.Serialization;

namespace QboAdmin.Tokens;

/// <summary>Who ended the last connection, and whether Intuit knows.</summary>
/// <param name="Name">The person or program.</param>
/// <param name="At">When.</param>
/// <param name="Company">The company's name, where it was known.</param>
/// <param name="Revoke">Whether Intuit has been told.</param>
public sealed record DisconnectedBy(
    string Name,
    DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Company,
    RevokeState Revoke)
{
    /// <summary>How long Intuit is tried when it can't be told at once.</summary>
    public static readonly TimeSpan RevokeIsTriedFor = TimeSpan.FromMinutes(10);

    // The instance that tries may die; then nobody reports the failure.
    private static readonly TimeSpan RevokeIsOverAfter = RevokeIsTriedFor + TimeSpan.FromMinutes(1);

    /// <summary>The same, with a revoke that nobody can be trying any more counted as failed.</summary>
    internal DisconnectedBy AsOf(DateTimeOffset now) =>
        Revoke == RevokeState.Pending && now - At > RevokeIsOverAfter ? this with { Revoke = RevokeState.Failed } : this;
}
