using QboAdmin.Tokens;

namespace QboAdmin.Deploy;

/// <summary>What the tokens looked like at one moment, without a secret: what a deploy must not change.</summary>
/// <param name="Build">The release that saw it.</param>
/// <param name="At">When.</param>
/// <param name="RefreshToken">The mark of the refresh token; null when there was none.</param>
/// <param name="StoredUntil">When Redis would drop the first key; null when it would drop none.</param>
/// <param name="ConnectedAt">When a person last gave consent; null when that is not known.</param>
public sealed record TokenFacts(string Build, DateTimeOffset At, string? RefreshToken, DateTimeOffset? StoredUntil, DateTimeOffset? ConnectedAt)
{
    internal static TokenFacts Of(ConnectionSnapshot snapshot, string build, DateTimeOffset now) =>
        new(build, now, snapshot.RefreshToken?.ToString(), snapshot.StoredUntil, snapshot.ConnectedBy?.At);
}
