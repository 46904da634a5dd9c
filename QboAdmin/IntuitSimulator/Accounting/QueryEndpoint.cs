using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Http;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>The query resource. The statement is in the query string of a GET or the body of a POST, bare or as a form field.</summary>
internal sealed class QueryEndpoint(QueryService queries, ApiAnswers answers, GatewayAnswers gateway)
{
    private const int LongestStatement = 64 * 1024;

    public IntuitAnswer Get(HttpRequest request, string realmId) => Run(request.Query["query"].ToString(), realmId);

    public async Task<IntuitAnswer> PostAsync(HttpRequest request, string realmId)
    {
        if (await RequestBody.ReadTextAsync(request, LongestStatement).ConfigureAwait(false) is not { } text) return gateway.TooLarge();
        var statement = RequestBody.IsForm(request) ? RequestBody.ParseForm(text)?.Single("query") ?? "" : text;
        return Run(statement, realmId);
    }

    private IntuitAnswer Run(string text, string realmId)
    {
        try
        {
            return answers.Entity("QueryResponse", queries.Run(realmId, text));
        }
        catch (RefusedException refused)
        {
            return answers.Fault(refused.Errors);
        }
    }
}
