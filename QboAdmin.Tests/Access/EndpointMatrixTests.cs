using System.Net;
using Microsoft.AspNetCore.Routing;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Access;

/// <summary>
/// Who may call what, over the table of all endpoints that the running program has: an endpoint that nobody has thought about here fails.
/// </summary>
public sealed class EndpointMatrixTests(SharedRedis redis, ITestOutputHelper output) : IAsyncLifetime
{
    private WebInstance _instance = default!;

    public async ValueTask InitializeAsync() => _instance = await WebInstance.StartAsync(redis.Process.UrlOf(redis.NextDatabase()));

    public ValueTask DisposeAsync() => _instance.DisposeAsync();

    [Fact]
    public async Task Every_endpoint_lets_in_whom_it_should_and_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var (method, path) in Endpoints())
        {
            foreach (var (who, key) in Callers)
            {
                var expected = EndpointRules.Expect(method, path, who);
                using var response = await _instance.SendAsync(new HttpMethod(method), path, key);
                if (!EndpointRules.IsRight(expected, response, path))
                {
                    wrong.Add($"{who}: {method} {path} should be {expected} and is {(int)response.StatusCode} {response.Headers.Location} {response.Content.Headers.ContentType}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "/api/receipts")]
    [InlineData("PUT", "/api/receipts/freeze")]
    public async Task A_body_of_the_wrong_type_is_told_so_and_not_that_there_is_no_such_address(string method, string path)
    {
        using var response = await _instance.SendAsync(new HttpMethod(method), path, WebInstance.OperatorKey, new StringContent("hello"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_cookie_without_its_antiforgery_token_changes_nothing_anywhere()
    {
        using var person = await Visitor.SignedInAsync(_instance);
        var changing = Endpoints().Where(endpoint => endpoint.Method is not ("GET" or "HEAD" or "OPTIONS") && !EndpointRules.GuardsItself(endpoint.Path)).ToArray();
        changing.Select(endpoint => endpoint.Path).ShouldContain("/qbo/disconnect");

        foreach (var (method, path) in changing)
        {
            using var response = await person.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{method} {path}");
        }
    }

    private static (string Who, string? Key)[] Callers =>
    [
        ("nobody", null),
        ("a wrong key", "no-such-key"),
        ("Viewer", WebInstance.ViewerKey),
        ("Finance", WebInstance.FinanceKey),
        ("Operator", WebInstance.OperatorKey),
        ("Program", WebInstance.ProgramKey),
    ];

    private (string Method, string Path)[] Endpoints()
    {
        var table = _instance.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
                .Select(method => (method, EndpointRules.Concrete(endpoint.RoutePattern))))
            .Distinct()
            .OrderBy(endpoint => endpoint.Item2, StringComparer.Ordinal)
            .ToArray();
        output.WriteLine(string.Join('\n', table.Select(endpoint => $"{endpoint.method} {endpoint.Item2}")));
        return table;
    }
}
