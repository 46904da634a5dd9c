using System.ComponentModel;
using QboAdmin.Limits;
using QboAdmin.Values;

namespace QboAdmin.Receipts;

/// <summary>Receipts for programs.</summary>
internal static class ReceiptEndpoints
{
    /// <summary>
    /// A body of another type, or without one, comes in all the same and gets 401, 403 or 415. Routing alone would pass it on to the page for unknown
    /// addresses, and say 404 of an address that exists.
    /// </summary>
    public const string AnyType = "*/*";

    private const int LongestBody = 256 * 1024;

    public static void MapReceipts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapFreeze();
        var receipts = endpoints.MapGroup("/api/receipts").WithTags("Receipts").RequireAuthorization(Policies.MakeReceipts);
        receipts.MapPost("", BookAsync)
            .Accepts<ReceiptRequest>("application/json", AnyType)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LongestBody))
            .WithSummary("Books a sales receipt once, however often the request is repeated under its Idempotency-Key.")
            .Produces<ReceiptAnswer>(StatusCodes.Status201Created)
            .Produces<ReceiptAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        receipts.MapGet("/{id}", GetAsync)
            .WithSummary("One sales receipt by QuickBooks' id.")
            .Produces<ReceiptView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        receipts.MapGet("/limits", ReadLimitsAsync)
            .WithSummary("How much of Intuit's limits all instances together use, and until when calls pause after a 429.")
            .Produces<GaugeReading>()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        receipts.MapGet("", ListAsync)
            .WithSummary("A page of sales receipts, newest first.")
            .Produces<ReceiptPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> BookAsync(ReceiptRequest request, HttpContext http, ReceiptBooking booking) => IdempotencyKey.Of(http.Request) is { } key
        ? await booking.BookAsync(request, key, Actor.From(http.User, http.Connection.RemoteIpAddress?.ToString()), http).ConfigureAwait(false)
        : ReceiptProblems.Problem(
            StatusCodes.Status400BadRequest,
            "Idempotency-Key missing",
            $"Send the header {IdempotencyKey.Header} with a value of your own for each receipt, at most {IdempotencyKey.MaxLength} characters of ASCII.");

    private static async Task<IResult> GetAsync(string id, HttpContext http, ReceiptBrowser browser) =>
        (await browser.GetAsync(id, http.RequestAborted).ConfigureAwait(false)).Succeeded(out var receipt, out var failure)
            ? TypedResults.Ok(receipt)
            : ReceiptProblems.Of(failure, http);

    private static async Task<IResult> ReadLimitsAsync(CallGauge gauge, IBooksOwner owner) =>
        owner.Realm is { } realm && await gauge.ReadAsync(realm).ConfigureAwait(false) is { } reading
            ? TypedResults.Ok(reading)
            : ReceiptProblems.Problem(
                StatusCodes.Status503ServiceUnavailable, "Not known", "No company is connected, or Redis is away: then nobody knows what all instances together use.");

    private static async Task<IResult> ListAsync(
        HttpContext http,
        ReceiptBrowser browser,
        DateOnly? from,
        DateOnly? to,
        string? customerId,
        decimal? atLeast,
        decimal? atMost,
        string? number,
        string? paymentMethodId,
        bool? voided,
        [DefaultValue(1)] int page = 1,
        [DefaultValue(50)] int pageSize = 50)
    {
        if (page is < 1 or > 1_000_000 || pageSize is < 1 or > ReceiptFilter.MaxPageSize)
        {
            return ReceiptProblems.Problem(StatusCodes.Status400BadRequest, "No such page", $"page counts from 1, and pageSize is from 1 to {ReceiptFilter.MaxPageSize}.");
        }

        var filter = new ReceiptFilter
        {
            From = from, To = to, CustomerId = customerId, AtLeast = atLeast, AtMost = atMost, Number = number, PaymentMethodId = paymentMethodId, IsVoided = voided,
            Page = page, PageSize = pageSize,
        };
        return (await browser.ListAsync(filter, http.RequestAborted).ConfigureAwait(false)).Succeeded(out var found, out var failure)
            ? TypedResults.Ok(found)
            : ReceiptProblems.Of(failure, http);
    }
}
