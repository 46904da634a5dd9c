using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Books.Rules;
using QboAdmin.IntuitSimulator.Books.Storage;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>Several operations in one request, one after the other; each succeeds or fails for itself, and under a request id is repeated for itself.</summary>
internal sealed class BatchEndpoint(BooksShelf shelf, QueryService queries, ApiAnswers answers, GatewayAnswers gateway, SimulatorClock clock)
{
    private const int MostItems = 30;
    private const int LongestBody = 4 * 1024 * 1024;

    public async Task<IntuitAnswer> RunAsync(HttpRequest request, string realmId)
    {
        if (await RequestBody.ReadTextAsync(request, LongestBody).ConfigureAwait(false) is not { } text) return gateway.TooLarge();
        if (EntityEndpoint.ParseObject(text) is not { } body || shelf.Find(realmId) is not { } books) return answers.Fault(EntityEndpoint.NotJson);
        var items = body.Objects("BatchItemRequest").ToArray();
        if (items is []) return answers.Fault(ApiError.Missing("BatchItemRequest"));
        if (items.Length > MostItems)
            return answers.Fault(new ApiError("1040", "Batch size exceeds limit", $"Batch size exceeds limit : at most {MostItems} items, {items.Length} were sent."));
        var requestId = request.Query["requestid"].ToString();
        return ApiAnswers.Ok(answers.Envelope("BatchItemResponse", new JsonArray([.. items.Select(item => RunItem(books, realmId, requestId, item))])));
    }

    private JsonObject RunItem(CompanyBooks books, string realmId, string requestId, JsonObject item)
    {
        var name = item.Text("bId") ?? "";
        JsonObject answer;
        try
        {
            answer = item.Text("Query") is { } query
                ? new JsonObject { ["QueryResponse"] = queries.Run(realmId, query) }
                : Write(books, requestId.Length > 0 ? new RequestKey($"{requestId}/{name}", item.ToJsonString()) : null, item);
        }
        catch (RefusedException refused)
        {
            answer = new JsonObject { ["Fault"] = ApiAnswers.FaultOf(refused.Errors) };
        }
        answer["bId"] = name;
        return answer;
    }

    private JsonObject Write(CompanyBooks books, RequestKey? key, JsonObject item)
    {
        var (kind, given) = item.Select(member => (EntityKinds.Find(member.Key), member.Value as JsonObject))
            .FirstOrDefault(pair => pair is { Item1.Shape: not null, Item2: not null });
        if (kind is null || given is null) throw new RefusedException(ApiError.Missing("BatchItemRequest"));
        string[] include = (item.Text("optionsData") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var options = new WriteOptions(item.Text("operation"), include);
        return books.Write(key, change => new JsonObject { [kind.Name] = new EntityWriter(kind, change, options, clock.Now).Write(given) });
    }
}
