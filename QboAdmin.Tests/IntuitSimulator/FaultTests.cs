using System.Net;
using System.Text.Json.Nodes;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class FaultTests
{
    private const string TokenPath = "/oauth2/v1/tokens/bearer";

    [Theory]
    [InlineData(400, "invalid_grant")]
    [InlineData(401, "invalid_client")]
    [InlineData(403, "unauthorized_client")]
    [InlineData(429, "temporarily_unavailable")]
    [InlineData(500, "server_error")]
    [InlineData(503, "temporarily_unavailable")]
    public async Task Status_on_the_token_endpoint_comes_as_an_oauth_error(int status, string error)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        await AddAsync(intuit, $$"""{"path":"{{TokenPath}}","status":{{status}},"retryAfterSeconds":7}""");

        using var response = await intuit.RefreshAsync(tokens.Refresh);

        ((int)response.StatusCode).ShouldBe(status);
        ((string)(await response.ReadJsonAsync())["error"]!).ShouldBe(error);
        response.Headers.RetryAfter!.ToString().ShouldBe("7");
        response.Headers.Contains("intuit_tid").ShouldBeTrue();
        (await intuit.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(401, "fault", "3200")]
    [InlineData(403, "fault", "3100")]
    [InlineData(429, "fault", "3001")]
    [InlineData(500, "Fault", "10000")]
    [InlineData(503, "fault", "10000")]
    [InlineData(400, "Fault", "6000")]
    public async Task Status_on_the_api_comes_in_the_right_envelope(int status, string member, string code)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        await AddAsync(intuit, $$"""{"path":"/v3/company","status":{{status}}}""");

        using var response = await intuit.ReadCompanyAsync(tokens.Access);

        ((int)response.StatusCode).ShouldBe(status);
        var fault = (await response.ReadJsonAsync())[member]!;
        ((string)(fault["error"] ?? fault["Error"])![0]!["code"]!).ShouldBe(code);
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Throttling_says_what_intuit_says()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await AddAsync(intuit, """{"path":"/v3","status":429}""");

        using var response = await intuit.ReadCompanyAsync("whatever");

        var error = (await response.ReadJsonAsync())["fault"]!["error"]![0]!;
        ((string)error["message"]!).ShouldBe("message=ThrottleExceeded; errorCode=003001; statusCode=429");
        ((string)error["detail"]!).ShouldBe("The request limit was reached.  Try again later");
    }

    [Fact]
    public async Task Consent_page_answers_people_with_a_page()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await AddAsync(intuit, """{"path":"/connect/oauth2","status":503}""");

        using var response = await intuit.Http.GetAsync(intuit.AuthorizeUrl(), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.ReadTextAsync()).ShouldContain("Sorry");
    }

    [Fact]
    public async Task Dropped_connection_leaves_everything_as_it_was()
    {
        await using var intuit = await StartRotatingAsync();
        var tokens = await intuit.ConnectAsync();
        await AddAsync(intuit, $$"""{"path":"{{TokenPath}}","dropConnection":true}""");

        await Should.ThrowAsync<HttpRequestException>(() => intuit.RefreshAsync(tokens.Refresh));

        ((long)(await intuit.GetJsonAsync("/control/stats"))["refreshes"]!).ShouldBe(0);
        (await intuit.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Lost_answer_did_the_work_so_the_old_refresh_token_is_dead()
    {
        await using var intuit = await StartRotatingAsync();
        var tokens = await intuit.ConnectAsync();
        await AddAsync(intuit, $$"""{"path":"{{TokenPath}}","loseAnswerAfterWork":true}""");

        await Should.ThrowAsync<HttpRequestException>(() => intuit.RefreshAsync(tokens.Refresh));

        ((long)(await intuit.GetJsonAsync("/control/stats"))["refreshes"]!).ShouldBe(1);
        (await intuit.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Latency_delays_the_answer_by_the_systems_clock()
    {
        var time = new WatchedTime();
        await using var intuit = await SimulatorHost.StartAsync(time: time);
        var tokens = await intuit.ConnectAsync();
        await AddAsync(intuit, $$"""{"path":"{{TokenPath}}","latencyMs":8000}""");

        var answer = intuit.RefreshAsync(tokens.Refresh);
        await time.WaitBeganAsync(TimeSpan.FromSeconds(8));
        answer.IsCompleted.ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(8));
        (await answer).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Caller_who_gives_up_during_the_latency_does_not_stop_the_work()
    {
        var time = new WatchedTime();
        await using var intuit = await SimulatorHost.StartAsync(time: time);
        await intuit.ControlAsync("mode", """{"refreshMode":"rotate-every-time"}""");
        var tokens = await intuit.ConnectAsync();
        await AddAsync(intuit, $$"""{"path":"{{TokenPath}}","latencyMs":8000}""");
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, intuit.Root + TokenPath)
        {
            Content = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("refresh_token", tokens.Refresh)]),
        };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("simulator-client:simulator-secret"u8));

        var answer = intuit.Http.SendAsync(request, patience.Token);
        await time.WaitBeganAsync(TimeSpan.FromSeconds(8));
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => answer);
        time.Advance(TimeSpan.FromSeconds(8));

        await intuit.Logs.SaidAsync("Tokens refreshed");
        (await intuit.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Faults_queue_up_and_are_met_in_their_order()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        await AddAsync(intuit, """{"path":"/v3/company","status":503,"count":2}""");
        await AddAsync(intuit, """{"path":"/v3/","status":429}""");
        var left = (await AddAsync(intuit, $$"""{"path":"{{TokenPath}}","status":500}""")).AsArray();

        left.Count.ShouldBe(3);
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        ((int)(await intuit.GetJsonAsync("/control/faults"))[0]!["count"]!).ShouldBe(1);
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
        (await intuit.GetJsonAsync("/control/faults")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Delete_clears_the_queue_and_the_controls_themselves_never_fail()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await AddAsync(intuit, """{"path":"/","status":503,"count":100}""");

        (await intuit.GetJsonAsync("/control/stats")).ShouldNotBeNull();
        using var response = await intuit.Http.DeleteAsync($"{intuit.Root}/control/faults", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await intuit.GetJsonAsync("/control/faults")).AsArray().ShouldBeEmpty();
        (await intuit.GetJsonAsync("/op/v1/jwks"))["keys"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Paths_are_intuits_own_below_a_prefix_too()
    {
        await using var intuit = await SimulatorHost.StartAsync(prefix: "/simulator");
        await AddAsync(intuit, """{"path":"/op/v1/jwks","status":503}""");

        using var response = await intuit.Http.GetAsync($"{intuit.Root}/op/v1/jwks", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"path":"/v3","count":1}""")]
    [InlineData("""{"path":"v3","status":503}""")]
    [InlineData("""{"path":null,"status":503}""")]
    [InlineData("""{"status":200}""")]
    [InlineData("""{"status":"503"}""")]
    [InlineData("""{"status":503,"count":0}""")]
    [InlineData("""{"status":503,"dropConnection":true}""")]
    [InlineData("""{"latency":100}""")]
    [InlineData("""{"latencyMs":-1}""")]
    [InlineData("""{"retryAfterSeconds":5,"latencyMs":1}""")]
    public async Task Fault_that_makes_no_sense_is_a_problem_that_says_what_to_send(string json)
    {
        await using var intuit = await SimulatorHost.StartAsync();

        using var response = await intuit.ControlAsync("faults", json);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((string)(await response.ReadJsonAsync())["detail"]!).ShouldContain("Send JSON such as {\"path\"");
        (await intuit.GetJsonAsync("/control/faults")).AsArray().ShouldBeEmpty();
    }

    private static async Task<SimulatorHost> StartRotatingAsync()
    {
        var intuit = await SimulatorHost.StartAsync();
        await intuit.ControlAsync("mode", """{"refreshMode":"rotate-every-time"}""");
        return intuit;
    }

    private static async Task<JsonNode> AddAsync(SimulatorHost intuit, string json)
    {
        using var response = await intuit.ControlAsync("faults", json);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.ReadTextAsync());
        return await response.ReadJsonAsync();
    }
}
