using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.Intuit;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>The original's three views of the state. All of them answer from memory.</summary>
internal static class StatusEndpoints
{
    public static Ok<AuthStatus> GetAuthStatus(HttpContext http, ConnectionFeed feed, JustConnectedCookie justConnected, TimeProvider time)
    {
        var authenticated = feed.Current.IsAuthenticated(time.GetUtcNow());
        return TypedResults.Ok(new AuthStatus(authenticated, Expiry(feed.Current), justConnected.Take(http)));
    }

    public static Ok<QboStatus> GetStatus(ConnectionFeed feed, TimeProvider time) => TypedResults.Ok(new QboStatus(
        feed.Current.IsAuthenticated(time.GetUtcNow()),
        feed.Current.Realm?.Value,
        Expiry(feed.Current),
        feed.Current.Environment.Key()));

    public static Ok<EnvironmentStatus> GetEnvironment(ConnectionFeed feed, IntuitOptions intuit, TimeProvider time) => TypedResults.Ok(new EnvironmentStatus(
        feed.Current.Environment.Key(),
        intuit.CompanyBaseUrl,
        feed.Current.IsAuthenticated(time.GetUtcNow()),
        feed.Current.Realm?.Value));

    private static long? Expiry(ConnectionSnapshot snapshot) => snapshot.AccessTokenEndsAt?.ToUnixTimeSeconds();
}

/// <summary><c>GET /qbo/auth-status</c>.</summary>
/// <param name="TokenExpiry">Unix seconds; null when there is no access token.</param>
internal sealed record AuthStatus(bool Authenticated, long? TokenExpiry, bool JustConnected);

/// <summary><c>GET /qbo/status</c>.</summary>
/// <param name="TokenExpiry">Unix seconds; null when there is no access token.</param>
internal sealed record QboStatus(bool Authenticated, string? RealmId, long? TokenExpiry, string Environment);

/// <summary><c>GET /qbo/environment</c>.</summary>
/// <param name="ApiBaseUrl">Ends with <c>/v3/company/</c>.</param>
internal sealed record EnvironmentStatus(string Environment, string ApiBaseUrl, bool Authenticated, string? RealmId);
