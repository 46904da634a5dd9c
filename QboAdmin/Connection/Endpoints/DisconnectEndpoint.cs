using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary><c>POST /qbo/disconnect</c>.</summary>
internal static class DisconnectEndpoint
{
    public static async Task<Ok<Answer>> DisconnectAsync(HttpContext http, TokenService tokens)
    {
        var by = Actor.From(http.User, http.Connection.RemoteIpAddress?.ToString());
        var result = await tokens.DisconnectAsync(by, http.RequestAborted).ConfigureAwait(false);
        return TypedResults.Ok(new Answer(true, result.Describe()));
    }
}

/// <summary>The original's answer to a request that does something.</summary>
internal sealed record Answer(bool Success, string Message);
