using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Receipts;

/// <summary>The switch that holds all booking.</summary>
internal static class FreezeEndpoints
{
    public static void MapFreeze(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/receipts/freeze", ReadAsync)
            .RequireAuthorization(Policies.MakeReceipts)
            .WithTags("Receipts")
            .WithSummary("Whether booking is frozen, by whom, why and until when.")
            .Produces<FreezeAnswer>();
        var operate = endpoints.MapGroup("/api/receipts/freeze").RequireAuthorization(Policies.Operate).WithTags("Receipts");
        operate.MapPut("", FreezeAsync)
            .Accepts<FreezeRequest>("application/json", ReceiptEndpoints.AnyType)
            .WithSummary("Holds all booking on all instances until a set time, at most a week ahead. What is posted meanwhile waits.")
            .Produces<FreezeAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        operate.MapDelete("", ThawAsync).WithSummary("Lets booking go on at once.").Produces<FreezeAnswer>();
    }

    private static Task<IResult> ReadAsync(WriteFreeze freeze, HttpContext http) => AnswerAsync(http, freeze.ReadAsync);

    private static Task<IResult> FreezeAsync(FreezeRequest request, WriteFreeze freeze, TimeProvider time, HttpContext http)
    {
        var length = request.Until - time.GetUtcNow();
        return request.Until is { } until && length > TimeSpan.Zero && length <= WriteFreeze.Longest
            ? AnswerAsync(http, async () => await freeze.FreezeAsync(WhoOf(http), until, request.Reason).ConfigureAwait(false))
            : Task.FromResult(ReceiptProblems.Problem(
                StatusCodes.Status400BadRequest, "Until when?", "Send 'until' as a moment with its offset, such as 2026-03-02T18:00:00Z, at most seven days ahead."));
    }

    private static Task<IResult> ThawAsync(WriteFreeze freeze, HttpContext http) => AnswerAsync(http, async () =>
    {
        await freeze.ThawAsync(WhoOf(http)).ConfigureAwait(false);
        return null;
    });

    private static async Task<IResult> AnswerAsync(HttpContext http, Func<Task<FreezeState?>> act)
    {
        try
        {
            return TypedResults.Ok(FreezeAnswer.Of(await act().ConfigureAwait(false)));
        }
        catch (RedisFailedException failed)
        {
            http.Response.Headers.RetryAfter = "5";
            return ReceiptProblems.Problem(StatusCodes.Status503ServiceUnavailable, "Redis is away", $"{failed.Message}. Nothing is booked until it is back.");
        }
    }

    private static Actor WhoOf(HttpContext http) => Actor.From(http.User, http.Connection.RemoteIpAddress?.ToString());
}

/// <summary>The body of <c>PUT /api/receipts/freeze</c>.</summary>
internal sealed record FreezeRequest(DateTimeOffset? Until, string? Reason);

/// <summary>Whether booking is frozen; the rest is null when it is not.</summary>
internal sealed record FreezeAnswer(bool Frozen, string? By, DateTimeOffset? Since, DateTimeOffset? Until, string? Reason)
{
    public static FreezeAnswer Of(FreezeState? state) => new(state is not null, state?.By, state?.Since, state?.Until, state?.Reason);
}
