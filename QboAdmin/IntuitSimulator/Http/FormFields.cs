using Microsoft.Extensions.Primitives;

namespace QboAdmin.IntuitSimulator.Http;

/// <summary>Reads single-valued parameters. OAuth forbids repeated ones (RFC 6749, 3.1 and 3.2), so such a one counts as missing.</summary>
internal static class FormFields
{
    public static string? Single(this IReadOnlyDictionary<string, StringValues> fields, string name) =>
        fields.TryGetValue(name, out var values) && values is [{ Length: > 0 } value] ? value : null;
}
