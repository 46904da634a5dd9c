using System.Collections.Immutable;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>How a finding is healed: commands to Redis in one transaction, then perhaps a refresh at Intuit.</summary>
/// <param name="Environment">Whose keys are changed.</param>
/// <param name="Commands">In order; they are sent exactly like this.</param>
/// <param name="Refreshes">Whether a refresh follows, which writes all four keys anew.</param>
/// <param name="Loses">What is lost by it, as a sentence; null for nothing.</param>
public sealed record HealPlan(QboEnvironment Environment, ImmutableArray<HealCommand> Commands, bool Refreshes = false, string? Loses = null)
{
    /// <summary>Whether it ends a whole connection, so that a person must say so twice.</summary>
    public bool EndsConnection => Commands.Count(command => command.Verb == HealVerb.Delete) == TokenParts.All.Count;

    /// <inheritdoc/>
    public bool Equals(HealPlan? other) => other is not null && Environment == other.Environment && Refreshes == other.Refreshes && Loses == other.Loses
        && Commands.AsSpan().SequenceEqual(other.Commands.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Environment, Commands.Length, Refreshes);
}
