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
            .WithExample("""{"access_token":"eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0…","expires_at":1795127311,"realm_id":"9341453081276012","environment":"sandbox"}""")
            .WithExample(
                """{"title":"Reconnect needed","status":409,"detail":"Intuit refuses the refresh token. An Operator must connect it in QboAdmin.","reason":"reconnect_needed"}""",
                StatusCodes.Status409Conflict)
            .WithExample(
                """{"title":"No token now","status":503,"detail":"Intuit answered 503. The next try is at 10:42:10 UTC.","reason":"retry_waiting"}""",
                StatusCodes.Status503ServiceUnavailable)
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
            .WithExample("""
                event: snapshot
                data: {"version":17,"kinds":[],"state":"connected","reason":null,"authenticated":true,"environment":"sandbox","realm_id":"9341453081276012",…}
                id: 17

                event: change
                data: {"version":18,"kinds":["state"],"state":"refreshing",…}
                id: 18
                """)
            .Produces<StateEvent>(StatusCodes.Status200OK, "text/event-stream")
            .Produces<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json");
    }
}
