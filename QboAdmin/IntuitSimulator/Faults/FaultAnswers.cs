using QboAdmin.IntuitSimulator.Accounting;
using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.OAuth;
using QboAdmin.IntuitSimulator.Pages;

namespace QboAdmin.IntuitSimulator.Faults;

/// <summary>The body that belongs to a made-up status on a path: the API's envelope, an OAuth error, or a page for people.</summary>
internal sealed class FaultAnswers(GatewayAnswers gateway, ApiAnswers api)
{
    public IResult For(HttpContext http, PathString path, int status)
    {
        if (path.StartsWithSegments(IntuitPaths.Company)) return OfApi(status);
        if (path.StartsWithSegments(IntuitPaths.Authorize))
            return Page.Show<SorryPage>(http, status, new() { [nameof(SorryPage.Reason)] = $"The simulator was told to answer {status}." });
        return OfOAuth(status);
    }

    private IntuitAnswer OfApi(int status) => status switch
    {
        401 => gateway.Unauthenticated("Token expired: AB0simulated"),
        403 => gateway.Forbidden(),
        429 => gateway.Throttled(),
        500 => api.ApplicationError(),
        > 500 => gateway.Unavailable(status),
        _ => api.Fault([ApiError.Business("the simulator was asked to fail")], status: status),
    };

    // Intuit's FAQ: during outages invalid_grant can be spurious. A 400 here is that.
    private static IntuitAnswer OfOAuth(int status) => status switch
    {
        400 => OAuthAnswers.BadRequest("invalid_grant", "Token invalid"),
        401 => OAuthAnswers.InvalidClient(),
        403 => OAuthAnswers.Error(status, "unauthorized_client"),
        429 or 503 => OAuthAnswers.Error(status, "temporarily_unavailable"),
        >= 500 => OAuthAnswers.Error(status, "server_error"),
        _ => OAuthAnswers.Error(status, "invalid_request"),
    };
}
