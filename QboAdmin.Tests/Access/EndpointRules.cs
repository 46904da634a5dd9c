using System.Net;
using Microsoft.AspNetCore.Routing.Patterns;

namespace QboAdmin.Tests.Access;

/// <summary>What the contract says about each path, written down once more and independently of the program.</summary>
internal static class EndpointRules
{
    private static readonly string[] Open = ["/health", "/ready", "/login", "/qbo/callback"];

    private static readonly string[] ForOperators = ["/qbo/authorize", "/qbo/disconnect", "/qbo/switch/", "/switch/"];

    private static readonly string[] ForPrograms = ["/qbo/", "/api/", "/hubs/", "/health/", "/openapi/"];

    private static readonly string[] ForEverybodyWithAKey = ["/qbo/auth-status", "/qbo/status", "/qbo/environment", "/hubs/connection", "/api/events", "/health/", "/openapi/", NoSuchPage];

    // Every address that is nothing else: the page that says so.
    private const string NoSuchPage = "/anything";

    public enum Answer
    {
        In,
        SignIn,
        Unauthorized,
        Forbidden,
    }

    /// <summary>The pattern with something in place of its parameters.</summary>
    public static string Concrete(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => "anything",
        }))));

    /// <summary>Blazor's own connection and hubs know no forms, and the cookie of a person alone opens no socket of another site.</summary>
    public static bool GuardsItself(string path) => path.StartsWith("/_blazor", StringComparison.Ordinal) || path.StartsWith("/hubs/", StringComparison.Ordinal) || IsOpen(path);

    public static Answer Expect(string method, string path, string who)
    {
        if (IsOpen(path))
        {
            return Answer.In;
        }

        return who switch
        {
            "nobody" => IsForPeople(path) ? Answer.SignIn : Answer.Unauthorized,
            "a wrong key" => Answer.Unauthorized,
            "Operator" => Answer.In,
            _ when path == "/api/token" => who == "Program" ? Answer.In : Answer.Forbidden,
            _ when ForOperators.Any(start => path.StartsWith(start, StringComparison.Ordinal)) => Answer.Forbidden,
            "Program" => ForEverybodyWithAKey.Any(start => path.StartsWith(start, StringComparison.Ordinal)) ? Answer.In : Answer.Forbidden,
            _ => Answer.In,
        };
    }

    public static bool IsRight(Answer expected, HttpResponseMessage response, string path) => expected switch
    {
        Answer.SignIn => response.StatusCode == HttpStatusCode.Found
            && response.Headers.Location!.OriginalString == $"/login?returnUrl={Uri.EscapeDataString(path)}",
        Answer.Unauthorized => response.StatusCode == HttpStatusCode.Unauthorized && IsProblem(response),
        Answer.Forbidden => response.StatusCode == HttpStatusCode.Forbidden && IsProblem(response),
        _ => response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            && response.Headers.Location?.OriginalString.StartsWith("/login?", StringComparison.Ordinal) != true,
    };

    private static bool IsForPeople(string path) =>
        path.StartsWith("/qbo/authorize", StringComparison.Ordinal)
        || !ForPrograms.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    // Static assets are files, and no page or endpoint has a name like one.
    private static bool IsOpen(string path) => Open.Contains(path) || (Path.HasExtension(path) && !path.StartsWith("/openapi/", StringComparison.Ordinal));

    private static bool IsProblem(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == "application/problem+json";
}
