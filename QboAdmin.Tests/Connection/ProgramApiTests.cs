using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Connection;

/// <summary>What another program meets at <c>/api/token</c> and <c>/api/events</c>, over HTTP, at a real process.</summary>
public sealed class ProgramApiTests(PublishedApp app)
{
    private static readonly string[] TokenFields = ["access_token", "expires_at", "realm_id", "environment"];

    [Fact]
    public async Task A_program_gets_a_token_that_is_renewed_for_it_and_follows_the_state()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await using var web = await AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url);
        await using var events = await EventReader.OpenAsync(web, AppInstance.ProgramKey, lastEventId: "4711");

        var first = (await events.NextAsync())!.Value;
        first.Name.ShouldBe("snapshot");
        first.Data.GetProperty("state").GetString().ShouldBe("not_connected");
        await NotConnectedIsAConflict(web);

        var python = new Python(await redis.ConnectAsync());
        var end = DateTimeOffset.UtcNow.AddMinutes(50);
        await python.WriteAsync("written-by-python", "RT1-python", The.Realm.Value, end);
        var change = await events.UntilAsync(data => data.GetProperty("state").GetString() == "connected");
        change.Name.ShouldBe("change");
        change.Data.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()).ShouldContain("tokens");
        change.Data.GetProperty("realm_id").GetString().ShouldBe(The.Realm.Value);
        change.Data.ToString().ShouldNotContain("written-by-python");
        change.Id.ShouldBe(change.Data.GetProperty("version").GetInt64().ToString(CultureInfo.InvariantCulture));

        using var answer = await web.GetAsync("/api/token", AppInstance.ProgramKey);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        token.EnumerateObject().Select(field => field.Name).ShouldBe(TokenFields);
        token.GetProperty("access_token").GetString().ShouldBe("written-by-python");
        token.GetProperty("expires_at").GetInt64().ShouldBe(end.ToUnixTimeSeconds());
        token.GetProperty("realm_id").GetString().ShouldBe(The.Realm.Value);
        token.GetProperty("environment").GetString().ShouldBe("sandbox");

        await web.TerminateAsync();
        while (await events.NextAsync() is not null)
        {
            // The stream ends in good order with its instance.
        }

        web.ExitCode.ShouldBe(0, web.Log);
        web.Log.ShouldContain("TakeToken by worker");
        web.Log.ShouldNotContain("written-by-python");
    }

    [Fact]
    public async Task Only_keys_of_programs_and_operators_get_a_token()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var web = await AppInstance.StartAsync(app, "web.1", redis.Url, $"http://127.0.0.1:{Ports.Free()}", new Dictionary<string, string?>
        {
            ["QBOADMIN_API_KEYS"] = $"ops:Operator:{AppInstance.OperatorKey},eyes:Viewer:{AppInstance.ViewerKey},worker:Program:{AppInstance.ProgramKey},books:Finance:finance-key",
        });
        var python = new Python(await redis.ConnectAsync());
        await python.WriteAsync("written-by-python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
        await Eventually.True(web.IsAuthenticatedAsync);

        (await StatusAsync(web, AppInstance.ProgramKey)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(web, AppInstance.OperatorKey)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(web, AppInstance.ViewerKey)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(web, "finance-key")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(web, "no-such-key")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(web, null)).ShouldBe(HttpStatusCode.Unauthorized);

        using var browser = await SignedIn.AsAsync(web, AppInstance.OperatorKey);
        using var fromBrowser = await browser.GetAsync(new Uri("/api/token", UriKind.Relative), TestContext.Current.CancellationToken);
        fromBrowser.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        fromBrowser.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Without_a_token_the_answer_says_why_and_when_to_ask_again()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await simulator.FaultAsync(new { path = "/oauth2/v1/tokens/bearer", count = 100, status = 503, retryAfterSeconds = 40 });
        await using var web = await AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url);
        var python = new Python(await redis.ConnectAsync());
        await python.WriteAsync("long-ended", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(-5));

        var waiting = await ProblemAsync(web, status => status == HttpStatusCode.ServiceUnavailable, reason => reason == "retry_waiting");

        waiting.RetryAfter.ShouldNotBeNull();
        waiting.RetryAfter.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);

        await redis.StopAsync();

        (await ProblemAsync(web, status => status == HttpStatusCode.ServiceUnavailable, reason => reason == "redis_away")).RetryAfter.ShouldNotBeNull();
    }

    private static async Task NotConnectedIsAConflict(AppInstance web)
    {
        using var answer = await web.GetAsync("/api/token", AppInstance.ProgramKey);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"reason\":\"not_connected\"");
    }

    private static async Task<HttpStatusCode> StatusAsync(AppInstance web, string? key)
    {
        using var answer = await web.GetAsync("/api/token", key);
        return answer.StatusCode;
    }

    private static async Task<(string? Reason, RetryConditionHeaderValue? RetryAfter)> ProblemAsync(
        AppInstance web, Func<HttpStatusCode, bool> status, Func<string?, bool> reason)
    {
        var seen = await Eventually.Get(
            async () =>
            {
                using var answer = await web.GetAsync("/api/token", AppInstance.ProgramKey);
                var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
                return (answer.StatusCode, Reason: body.TryGetProperty("reason", out var said) ? said.GetString() : null, answer.Headers.RetryAfter);
            },
            problem => status(problem.StatusCode) && reason(problem.Reason));
        return (seen.Reason, seen.RetryAfter);
    }
}
