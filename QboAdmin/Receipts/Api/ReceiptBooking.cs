using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Receipts;

/// <summary>Books a program's receipt by the same way as a person's: a draft, the checks, the outbox.</summary>
internal sealed class ReceiptBooking(
    DraftStore drafts, Outbox outbox, CompanyListsReader lists, IBooksOwner owner, ReceiptChecks checks, DuplicateCheck duplicates, TimeProvider time)
{
    public async Task<IResult> BookAsync(ReceiptRequest request, IdempotencyKey key, Actor who, HttpContext http)
    {
        if (owner.Realm is not { } company)
        {
            return ReceiptProblems.Of(new QboFailure.NotConnected(), http);
        }

        var id = key.ToRequestId($"{company}\n{who.Name}");
        var input = request.ToInput();
        try
        {
            var draft = await drafts.FindAsync(id.Value, who.Name).ConfigureAwait(false);
            if (draft is not null && !draft.Input.Equals(input))
            {
                return ReceiptProblems.Problem(
                    StatusCodes.Status422UnprocessableEntity, "This key belongs to another receipt", "Use a new Idempotency-Key for each receipt, and the same one for its repeats.");
            }

            return draft is { State: not DraftState.Editing }
                ? Answer(draft)
                : await CheckAndSendAsync(draft ?? NewDraft(id, company, who, input), request, who, http).ConfigureAwait(false);
        }
        catch (RedisFailedException failed)
        {
            http.Response.Headers.RetryAfter = "5";
            return ReceiptProblems.Problem(
                StatusCodes.Status503ServiceUnavailable, "Booking waits for Redis", $"Redis is away ({failed.Message}). Nothing is booked. Repeat the request with the same key.");
        }
    }

    private async Task<IResult> CheckAndSendAsync(ReceiptDraft draft, ReceiptRequest request, Actor who, HttpContext http)
    {
        if (!(await lists.GetAsync(http.RequestAborted).ConfigureAwait(false)).Succeeded(out var company, out var failure))
        {
            return ReceiptProblems.Of(failure, http);
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        FieldProblem[] problems = [.. checks.Check(draft.Input, company, today).Where(problem => !problem.IsWarning)];
        if (problems is not [])
        {
            return ReceiptProblems.Of(problems, byQuickBooks: false);
        }

        var built = ReceiptBuilder.Build(draft.Input, company.Setup);
        if (!request.AllowDuplicate && await duplicates.CheckAsync(built, http.RequestAborted).ConfigureAwait(false) is var verdict and not DuplicateVerdict.None)
        {
            return ReceiptProblems.Duplicate(verdict);
        }

        var saved = draft.Version > 0 ? new DraftSaved.Done(draft) : await drafts.SaveAsync(draft).ConfigureAwait(false);
        return saved switch
        {
            DraftSaved.Done { Draft: var kept } => Answer(await outbox.SendAsync(kept, built.Request, who).ConfigureAwait(false)),
            DraftSaved.Conflict { Current: { } current } => Answer(current),
            _ => ReceiptProblems.Problem(StatusCodes.Status507InsufficientStorage, "No room for another receipt", "There are too many drafts, or this one is too large. Nothing is booked."),
        };
    }

    private static IResult Answer(ReceiptDraft draft) => draft.State switch
    {
        DraftState.Booked => TypedResults.Created(
            $"/api/receipts/{draft.Booked!.Id}", new ReceiptAnswer("booked", draft.Booked.Id, draft.Booked.Number, draft.Booked.Total, null)),
        DraftState.Editing => ReceiptProblems.Of(
            draft.Problems is [] ? [new FieldProblem(ReceiptField.Receipt, "It was not booked. Repeat the request.")] : draft.Problems, byQuickBooks: true),
        _ => TypedResults.Accepted(
            (string?)null,
            new ReceiptAnswer(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(draft.State.ToString()), null, null, null, draft.Attempt?.Reason)),
    };

    private ReceiptDraft NewDraft(RequestId id, RealmId company, Actor who, ReceiptInput input) => new()
    {
        Id = id.Value,
        Owner = who.Name,
        Company = company.Value,
        Input = input,
        CreatedAt = time.GetUtcNow(),
        SavedAt = time.GetUtcNow(),
        RequestId = id.Value,
    };
}
