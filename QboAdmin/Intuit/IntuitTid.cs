namespace QboAdmin.Intuit;

/// <summary>Intuit's trace id, which its support asks for. It is on every answer.</summary>
internal static class IntuitTid
{
    private const int MaxLength = 64;

    public static string? Of(HttpResponseMessage response) =>
        response.Headers.TryGetValues("intuit_tid", out var values) && values.FirstOrDefault() is { Length: > 0 and <= MaxLength } tid
            && tid.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? tid
            : null;
}
