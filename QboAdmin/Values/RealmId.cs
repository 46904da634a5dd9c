using System.Diagnostics.CodeAnalysis;

namespace QboAdmin.Values;

/// <summary>
/// The id of one QuickBooks company, called realm in Intuit's OAuth and API. Intuit's are 10 to 19 digits; anything of up to
/// 64 letters, digits, dots, dashes and underscores is taken, so that it is always safe in a path, a key and a log line.
/// </summary>
public readonly record struct RealmId
{
    private const int MaxLength = 64;

    private readonly string? _value;

    private RealmId(string value) => _value = value;

    /// <summary>The id as Intuit gave it. Never empty.</summary>
    /// <exception cref="InvalidOperationException">The value was never set.</exception>
    public string Value => _value ?? throw new InvalidOperationException("This realm id was never set.");

    /// <summary>Reads an id; false when it is empty, too long or has other characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, out RealmId realmId)
    {
        var ok = value is { Length: > 0 and <= MaxLength } && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            && value.Trim('.').Length > 0;
        realmId = ok ? new RealmId(value!) : default;
        return ok;
    }

    /// <summary>Reads an id that is known to be good.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static RealmId Parse(string value) =>
        TryParse(value, out var realmId) ? realmId : throw new FormatException($"'{value}' is not a realm id.");

    /// <summary>The id, or an empty text when it was never set.</summary>
    public override string ToString() => _value ?? "";
}
