namespace QboAdmin.IntuitSimulator.Http;

/// <summary>The bearer token of a request, and the challenge that answers a bad one.</summary>
internal static class BearerToken
{
    public static string? From(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : null;

    public static string Challenge(string error) => $"Bearer realm=\"Intuit\", error=\"{error}\"";
}
