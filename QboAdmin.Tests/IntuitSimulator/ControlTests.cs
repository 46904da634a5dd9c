using System.Net;
using System.Text;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class ControlTests
{
    [Fact]
    public async Task Stats_count_each_kind_of_event_and_nothing_else()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        (await StatsAsync(intuit)).ShouldBe(
            """{"authorizations":0,"codeExchanges":0,"refreshes":0,"refreshesRefused":0,"revocations":0,"apiCalls":0,"meteredReads":0,"throttled":0}""");

        var tokens = await intuit.ConnectAsync();
        await (await ConsentForm.GetAsync(intuit, intuit.AuthorizeUrl())).SubmitAsync();
        for (var i = 0; i < 3; i++) await intuit.RefreshedAsync(tokens.Refresh);
        for (var i = 0; i < 4; i++) await intuit.RefreshAsync("RT1-1-H0-1");
        for (var i = 0; i < 6; i++) await intuit.ReadCompanyAsync(i % 2 == 0 ? tokens.Access : "nonsense");
        await intuit.RevokeAsync(new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = tokens.Refresh }));

        (await StatsAsync(intuit)).ShouldBe(
            """{"authorizations":2,"codeExchanges":1,"refreshes":3,"refreshesRefused":4,"revocations":1,"apiCalls":6,"meteredReads":3,"throttled":0}""");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("{}", "application/json")]
    [InlineData("{}", "application/x-www-form-urlencoded")]
    [InlineData("", "application/x-www-form-urlencoded")]
    public async Task Actions_take_an_empty_object_or_nothing_whatever_curl_calls_it(string? body, string? type)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await intuit.ConnectAsync();
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, type!);

        using var response = await intuit.Http.PostAsync(
            $"{intuit.Root}/control/expire-access-token", content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.ReadTextAsync()).ShouldBe("""{"grants":1}""");
    }

    [Fact]
    public async Task Expire_access_token_ends_the_living_ones_and_leaves_refresh_and_new_ones_alone()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        await intuit.ControlAsync("expire-access-token", "{}");

        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        var fresh = await intuit.RefreshedAsync(tokens.Refresh);
        (await intuit.StatusOfApiAsync(fresh.Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Rotate_refresh_token_replaces_the_value_at_the_next_refresh_only()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var first = await intuit.ConnectAsync();

        await intuit.ControlAsync("rotate-refresh-token", "{}");

        var second = await intuit.RefreshedAsync(first.Refresh);
        second.Refresh.ShouldNotBe(first.Refresh);
        (await intuit.RefreshAsync(first.Refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await intuit.RefreshedAsync(second.Refresh)).Refresh.ShouldBe(second.Refresh);
    }

    [Fact]
    public async Task Kill_refresh_token_leaves_the_access_token_alive()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        await intuit.ControlAsync("kill-refresh-token", "{}");

        (await intuit.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Revoke_is_a_disconnect_inside_quickbooks_and_a_new_consent_works()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        await intuit.ControlAsync("revoke", "{}");

        (await intuit.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await intuit.StatusOfApiAsync((await intuit.ConnectAsync()).Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Reset_forgets_what_happened_and_keeps_mode_and_clock()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await intuit.ControlAsync("mode", """{"refreshMode":"grace-24h"}""");
        await intuit.ControlAsync("clock", """{"advanceSeconds":60}""");
        await intuit.ControlAsync("faults", """{"path":"/v3","status":503}""");
        var code = (await intuit.ConsentAsync())["code"]!;
        var tokens = await intuit.ConnectAsync();

        await intuit.ControlAsync("reset", "{}");

        (await StatsAsync(intuit)).ShouldContain("\"authorizations\":0");
        (await intuit.GetJsonAsync("/control/faults")).AsArray().ShouldBeEmpty();
        (await intuit.ExchangeAsync(code)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await intuit.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        ((string)(await intuit.GetJsonAsync("/control/mode"))["refreshMode"]!).ShouldBe("grace-24h");
        ((long)(await intuit.GetJsonAsync("/control/clock"))["offsetSeconds"]!).ShouldBe(60);
    }

    [Theory]
    [InlineData("rotate-24h")]
    [InlineData("rotate-every-time")]
    [InlineData("grace-24h")]
    [InlineData("race-kills-grant")]
    public async Task Mode_can_be_read_and_set_part_by_part(string mode)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        (await intuit.GetJsonAsync("/control/mode")).ToJsonString().ShouldBe("""{"refreshMode":"rotate-24h","codeReuseRevokes":true,"enforceLimits":false}""");

        await intuit.ControlAsync("mode", """{"codeReuseRevokes":false}""");
        using var response = await intuit.ControlAsync("mode", $$"""{"refreshMode":"{{mode}}"}""");

        (await response.ReadTextAsync()).ShouldBe($$"""{"refreshMode":"{{mode}}","codeReuseRevokes":false,"enforceLimits":false}""");
        (await intuit.GetJsonAsync("/control/mode")).ToJsonString().ShouldBe($$"""{"refreshMode":"{{mode}}","codeReuseRevokes":false,"enforceLimits":false}""");
    }

    [Fact]
    public async Task Clock_moves_tokens_towards_their_end()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        using var response = await intuit.ControlAsync("clock", """{"advanceSeconds":3600}""");

        (await response.ReadTextAsync()).ShouldBe("""{"now":"2026-03-02T18:14:07+00:00","offsetSeconds":3600}""");
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        await intuit.ControlAsync("clock", """{"advanceSeconds":-3600}""");
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("mode", "{", "rotate-every-time")]
    [InlineData("mode", """{"refreshMode":"never"}""", "rotate-every-time")]
    [InlineData("mode", """{"refreshMode":1}""", "rotate-every-time")]
    [InlineData("mode", """{"refresh_mode":"rotate-24h"}""", "rotate-every-time")]
    [InlineData("clock", "", "advanceSeconds")]
    [InlineData("clock", """{"advanceSeconds":"soon"}""", "advanceSeconds")]
    [InlineData("clock", """{"advanceSeconds":1e30}""", "advanceSeconds")]
    [InlineData("clock", """{"advanceSeconds":9223372036854775807}""", "hundred years")]
    [InlineData("reset", """{"really":true}""", "{}")]
    [InlineData("reset", "nonsense", "{}")]
    public async Task Body_that_can_not_be_understood_is_a_problem_that_says_what_to_send(string action, string json, string hint)
    {
        await using var intuit = await SimulatorHost.StartAsync();

        using var response = await intuit.ControlAsync(action, json);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((string)(await response.ReadJsonAsync())["detail"]!).ShouldContain(hint);
    }

    [Fact]
    public async Task Page_of_another_site_can_not_press_the_buttons()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{intuit.Root}/control/reset");
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var response = await intuit.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> StatsAsync(SimulatorHost intuit)
    {
        using var response = await intuit.Http.GetAsync($"{intuit.Root}/control/stats", TestContext.Current.CancellationToken);
        return await response.ReadTextAsync();
    }
}
