using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>Talks to the books as an app without any library does.</summary>
internal sealed class BooksClient(SimulatorHost intuit, Tokens tokens) : IAsyncDisposable
{
    /// <summary>The minimal body that Intuit accepts.</summary>
    public const string Minimal = """{"Line":[{"Amount":35.0,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"10"}}}]}""";

    public SimulatorHost Intuit => intuit;

    public static async Task<BooksClient> StartAsync(string? folder = null, string realm = The.Realm)
    {
        var host = await SimulatorHost.StartAsync(folder: folder);
        return new BooksClient(host, await host.ConnectAsync(realm: realm)) { Realm = realm };
    }

    public string Realm { get; private init; } = The.Realm;

    public Task<HttpResponseMessage> SendAsync(string path, string body, string type = "application/json") =>
        intuit.CallAsync(tokens.Access, path, HttpMethod.Post, new StringContent(body, Encoding.UTF8, type), Realm);

    public Task<HttpResponseMessage> GetAsync(string path) => intuit.CallAsync(tokens.Access, path, realm: Realm);

    /// <summary>The entity of an answer that must be a good one.</summary>
    public async Task<JsonNode> WriteAsync(string resource, string body, string entity = "SalesReceipt")
    {
        using var response = await SendAsync(resource, body);
        var text = await response.ReadTextAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)![entity].ShouldNotBeNull(text);
    }

    public async Task<JsonNode> ReadAsync(string resource, string id, string entity = "SalesReceipt") =>
        (await (await GetAsync($"{resource}/{id}")).ReadJsonAsync())[entity]!;

    /// <summary>The content of a QueryResponse.</summary>
    public async Task<JsonNode> QueryAsync(string statement)
    {
        using var response = await GetAsync($"query?query={Uri.EscapeDataString(statement)}");
        var text = await response.ReadTextAsync();
        return JsonNode.Parse(text)!["QueryResponse"].ShouldNotBeNull(text);
    }

    public async Task<int> CountAsync(string statement) => (int)(await QueryAsync(statement))["totalCount"]!;

    /// <summary>Codes and elements of a refused write.</summary>
    public async Task<string> RefusalAsync(string resource, string body)
    {
        using var response = await SendAsync(resource, body);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = (await response.ReadJsonAsync())["Fault"]!["Error"]!.AsArray();
        return string.Join(' ', errors.Select(error => $"{error!["code"]}:{error["element"]}"));
    }

    public ValueTask DisposeAsync() => intuit.DisposeAsync();
}
