using System.Net;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Hosting;

public sealed class OpenApiTests(PublishedApp app)
{
    private static readonly string[] Expected =
    [
        "/api/events", "/api/token", "/health", "/health/deploy", "/health/details", "/qbo/auth-status", "/qbo/authorize", "/qbo/callback", "/qbo/disconnect", "/qbo/environment", "/qbo/status",
        "/qbo/switch/{id}", "/ready",
    ];

    [Fact]
    public async Task The_document_describes_every_endpoint_for_programs_with_who_may_call_it_and_what_it_answers()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var web = await AppInstance.StartAsync(app, "web.1", redis.Url, $"http://127.0.0.1:{Ports.Free()}");

        (await StatusAsync(web, "/openapi/v1.json", null)).ShouldBe(HttpStatusCode.Unauthorized);
        var document = await web.GetJsonAsync("/openapi/v1.json", AppInstance.ViewerKey);

        var paths = document.GetProperty("paths").EnumerateObject().ToList();
        Expected.Except(paths.Select(path => path.Name)).ShouldBeEmpty();
        paths.ShouldAllBe(path => path.Name.StartsWith("/api/") || path.Name.StartsWith("/qbo/") || path.Name.StartsWith("/health") || path.Name == "/ready");
        foreach (var (name, operation) in paths.SelectMany(path => path.Value.EnumerateObject().Select(operation => ($"{operation.Name} {path.Name}", operation.Value))))
        {
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty(name);
            operation.GetProperty("responses").EnumerateObject().ShouldNotBeEmpty(name);
            operation.TryGetProperty("security", out _).ShouldBe(operation.GetProperty("x-who").GetString() != "anybody", name);
        }

        var token = document.GetProperty("paths").GetProperty("/api/token").GetProperty("get");
        token.GetProperty("responses").EnumerateObject().Select(response => response.Name).ShouldBe(["200", "401", "403", "409", "503"], ignoreOrder: true);
        token.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example").GetProperty("environment").GetString().ShouldBe("sandbox");
        token.GetProperty("responses").GetProperty("409").GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue();
        document.GetProperty("paths").GetProperty("/api/events").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("text/event-stream", out _).ShouldBeTrue();
        document.GetProperty("components").GetProperty("schemas").GetProperty("TokenAnswer").GetProperty("properties").GetProperty("access_token").GetProperty("type").GetString().ShouldBe("string");
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("apiKey").GetProperty("scheme").GetString().ShouldBe("bearer");
    }

    [Fact]
    public async Task The_page_is_for_people_and_leads_them_to_the_door()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var web = await AppInstance.StartAsync(app, "web.1", redis.Url, $"http://127.0.0.1:{Ports.Free()}");

        using var anonymous = await web.GetAsync("/api", key: null);
        anonymous.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        anonymous.Headers.Location!.ToString().ShouldBe("/login?returnUrl=%2Fapi");
        using var beneath = await web.GetAsync("/api/no-such-thing", key: null);
        beneath.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusAsync(AppInstance web, string path, string? key)
    {
        using var answer = await web.GetAsync(path, key);
        return answer.StatusCode;
    }
}
