using System.Collections.Immutable;

namespace QboAdmin.Deploy;

/// <summary>What is known of one release: whether it left everything as it was.</summary>
public sealed record ReleaseProof
{
    /// <summary>Counts releases, newest highest.</summary>
    public required long Number { get; init; }

    /// <summary>Release and commit in one.</summary>
    public required string Build { get; init; }

    /// <summary>The version people know.</summary>
    public required string Release { get; init; }

    /// <summary>The commit; empty when not known.</summary>
    public required string Commit { get; init; }

    /// <summary>When its first instance started.</summary>
    public required DateTimeOffset AppearedAt { get; init; }

    /// <summary>The build before it; null for the first ever.</summary>
    public string? Replaces { get; init; }

    /// <summary>The tokens as the release before left them; null when nobody knows.</summary>
    public TokenFacts? Before { get; init; }

    /// <summary>When all instances ran it; null as long as they don't.</summary>
    public DateTimeOffset? ConvergedAt { get; init; }

    /// <summary>Whether the lines are as they will stay.</summary>
    public bool IsFinal { get; init; }

    /// <summary>What was compared.</summary>
    public ImmutableArray<ProofLine> Lines { get; init; } = [];

    /// <summary>Who signed it off; null for nobody yet.</summary>
    public string? SignedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>The worst of its lines that say anything.</summary>
    public Verdict Verdict => Lines.IsDefaultOrEmpty ? Verdict.Unknown : Lines.Max(line => line.Verdict);
}

/// <summary>One thing compared.</summary>
/// <param name="Id">For programs.</param>
/// <param name="Name">For people.</param>
/// <param name="Verdict">How well it is.</param>
/// <param name="Text">What was found.</param>
/// <param name="Detail">A second thing worth knowing; null for nothing.</param>
public sealed record ProofLine(string Id, string Name, Verdict Verdict, string Text, string? Detail = null);
