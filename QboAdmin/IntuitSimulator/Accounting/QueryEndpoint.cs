using QboAdmin.IntuitSimulator.Companies;
using QboAdmin.IntuitSimulator.Http;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>The query resource. The statement is in the query string of a GET or the body of a POST, bare or as a form field.</summary>
internal sealed class QueryEndpoint(ApiAnswers answers, GatewayAnswers gateway)
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
        if (QueryStatement.Parse(text) is not { } statement)
            return answers.Fault("4000", "Error parsing query", "QueryParserError: the simulator understands: select * from CompanyInfo");
        if (!statement.EntityName.Equals(CompanyInfo.Name, StringComparison.OrdinalIgnoreCase))
            return Invalid($"invalid context declaration: {statement.EntityName}");
        if (statement.PagingProblem() is { } problem) return Invalid(problem);
        return statement.StartPosition == 1 && CompanyList.Find(realmId) is { } company
            ? answers.Rows(CompanyInfo.Name, statement.StartPosition, CompanyInfo.Of(company))
            : answers.Rows(CompanyInfo.Name, statement.StartPosition);
    }

    private IntuitAnswer Invalid(string problem) => answers.Fault("4001", "Invalid query", $"QueryValidationError: {problem}");
}
