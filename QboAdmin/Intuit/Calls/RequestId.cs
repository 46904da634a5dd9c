using System.Diagnostics.CodeAnalysis;

namespace QboAdmin.Intuit.Calls;

/// <summary>
/// Intuit's <c>requestid</c>: a repeat under the same id is answered with the first answer and changes nothing (Intuit, basic field
/// definitions). Unique for a company; at most 50 characters, for a batch 36.
/// </summary>
internal readonly record struct RequestId
{
    public const int MaxLength = 36;

    private readonly string? _value;

    private RequestId(string value) => _value = value;

    /// <exception cref="InvalidOperationException">The value was never set.</exception>
    public string Value => _value ?? throw new InvalidOperationException("This request id was never set.");

    /// <summary>One that nobody has used.</summary>
    public static RequestId New() => new(Guid.NewGuid().ToString("N"));

    public static bool TryParse([NotNullWhen(true)] string? text, out RequestId id)
    {
        var ok = text is { Length: > 0 and <= MaxLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        id = ok ? new RequestId(text!) : default;
        return ok;
    }

    /// <exception cref="FormatException">It is empty, too long, or has other characters than letters, digits, dots, dashes and underscores.</exception>
    public static RequestId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("Not a request id.");

    public override string ToString() => _value ?? "";
}
