using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.Intuit;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary><c>GET /api/token</c>: a token for another program, always fresh, so that nobody else has to refresh.</summary>
internal static class TokenEndpoint
{
    private const int LongestWait = 300;

    public static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> TakeAsync(
        HttpContext http,
        TokenService tokens,
        TokenTakings takings,
        TimeProvider time)
    {
        http.Response.Headers.CacheControl = "no-store";
        var result = await tokens.GetAccessTokenAsync(http.RequestAborted).ConfigureAwait(false);
        if (result.Succeeded(out var grant, out var failure))
        {
            takings.Note(Actor.From(http.User, http.Connection.RemoteIpAddress?.ToString()));
            return TypedResults.Ok(new TokenAnswer(grant, tokens.Current.Environment));
        }

        switch (failure)
        {
            case QboFailure.NotConnected:
                return Problem(StatusCodes.Status409Conflict, "Not connected", "not_connected", "QuickBooks is not connected. An Operator must connect it in QboAdmin.");
            case QboFailure.ReconnectNeeded:
                return Problem(StatusCodes.Status409Conflict, "Reconnect needed", "reconnect_needed", $"{failure.Message} An Operator must connect it in QboAdmin.");
            default:
                http.Response.Headers.RetryAfter = Wait(tokens.Current, time.GetUtcNow()).ToString(CultureInfo.InvariantCulture);
                return Problem(StatusCodes.Status503ServiceUnavailable, "No token now", tokens.Current.State.Word(), failure.Message);
        }
    }

    private static ProblemHttpResult Problem(int status, string title, string reason, string detail) => TypedResults.Problem(
        detail, statusCode: status, title: title, extensions: new Dictionary<string, object?> { ["reason"] = reason });

    // Seconds until it is worth asking again: the next try's, where one is planned, or a few.
    private static int Wait(ConnectionSnapshot now, DateTimeOffset at) => now.State switch
    {
        ConnectionState.RetryWaiting when now.Retry is { } retry => Math.Clamp((int)Math.Ceiling((retry.NextAt - at).TotalSeconds), 1, LongestWait),
        ConnectionState.RedisAway => 5,
        _ => 2,
    };
}
