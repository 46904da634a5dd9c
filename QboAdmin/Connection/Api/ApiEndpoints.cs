using Microsoft.AspNetCore.Mvc;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>What other programs ask over HTTP beyond the original's interface.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("For other programs");

        api.MapGet("/token", TokenEndpoint.TakeAsync)
            .RequireAuthorization(Policies.TakeToken)
            .WithName("TakeToken")
            .WithSummary("An access token for QuickBooks that is good for at least another minute")
            .WithDescription(
                "Ask before each piece of work and don't keep it: QboAdmin renews it in time, and no program has to know the refresh token. "
                + "Only an API key with the role Program or Operator gets one, never a browser. "
                + "The record of who did what lists the first taking of each key and address in an hour.")
            .Produces<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")
            .Produces<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json");

        api.MapGet("/events", EventsEndpoint.Open)
            .RequireAuthorization(Policies.ReadStatus)
            .WithName("FollowState")
            .WithSummary("The state of the connection as server-sent events, as it changes")
            .WithDescription(
                "The first event is named snapshot, each later one change. Every event holds the whole state, without secrets, and its id is the "
                + "version; kinds says what differs from the event before. A comment comes every 15 seconds when nothing else does. The stream ends "
                + "after an hour and when the instance stops; open it again, as every EventSource does by itself. Last-Event-ID is not needed.")
            .Produces<StateEvent>(StatusCodes.Status200OK, "text/event-stream")
            .Produces<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json");
    }
}
