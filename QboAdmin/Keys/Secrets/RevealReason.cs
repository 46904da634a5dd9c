using System.Diagnostics.CodeAnalysis;

namespace QboAdmin.Keys;

/// <summary>Why somebody wants to see a secret, as it is recorded.</summary>
public sealed record RevealReason
{
    /// <summary>Shorter ones say nothing.</summary>
    public const int Shortest = 5;

    /// <summary>Longer ones nobody reads.</summary>
    public const int Longest = 150;

    private RevealReason(string text) => Text = text;

    /// <summary>The reason.</summary>
    public string Text { get; }

    /// <summary>Takes a reason of a sensible length; false for any other, and for one that looks like a secret itself.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RevealReason? reason)
    {
        var trimmed = text?.Trim() ?? "";
        reason = trimmed.Length is >= Shortest and <= Longest && SecretShape.Find(trimmed).Count == 0 ? new RevealReason(trimmed) : null;
        return reason is not null;
    }
}
