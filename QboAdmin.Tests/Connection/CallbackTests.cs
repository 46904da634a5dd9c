using System.Net;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.IntuitSimulator;

namespace QboAdmin.Tests.Connection;

/// <summary>The way to Intuit and back over HTTP: every end of it has a page of its own that a person understands.</summary>
public sealed class CallbackTests(SharedRedis redis) : IAsyncLifetime
{
    private SimulatorHost _intuit = default!;
    private WebInstance _instance = default!;
    private Visitor _person = default!;

    public async ValueTask InitializeAsync()
    {
        _intuit = await SimulatorHost.StartAsync();
        _instance = await WebInstance.StartAsync(redis.Process.UrlOf(redis.NextDatabase()), _intuit.Root);
        _person = await Visitor.SignedInAsync(_instance);
    }

    public async ValueTask DisposeAsync()
    {
        _person.Dispose();
        await _instance.DisposeAsync();
        await _intuit.DisposeAsync();
    }

    [Fact]
    public async Task Consent_leads_to_the_dashboard_and_a_second_hit_of_the_same_address_too()
    {
        var address = await _person.ConsentAsync(_intuit);

        (await EndAsync(address)).ShouldBe("302 /");
        (await EndAsync(address)).ShouldBe("302 /");

        ((long)(await _intuit.GetJsonAsync("/control/stats"))["codeExchanges"]!).ShouldBe(1);
        (await IsAuthenticatedAsync()).ShouldBeTrue();
        _instance.Log.Lines.ShouldContain(line => line.StartsWith("QuickBooks connected (realm_id: 9341453081276012)"));
    }

    [Fact]
    public async Task A_no_at_Intuit_is_a_calm_page_and_no_connection()
    {
        var address = await _person.ConsentAsync(_intuit, button: 1);

        (await EndAsync(address)).ShouldBe("200 Not connected");
        (await EndAsync(address)).ShouldBe("200 Not connected");
        (await IsAuthenticatedAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_error_of_Intuit_is_quoted_and_can_not_bring_markup_along()
    {
        var state = await StateAsync();

        using var response = await _person.GetAsync($"/qbo/callback?error={Uri.EscapeDataString("invalid_scope<script>alert(1)</script>")}&state={state}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("Intuit reported an error");
        html.ShouldContain("invalid_scope&lt;script&gt;");
        html.ShouldNotContain("<script>alert");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?state={state}")]
    [InlineData("?state={state}&code=a")]
    [InlineData("?state={state}&realmId=9341453081276012")]
    [InlineData("?code=a&realmId=9341453081276012")]
    [InlineData("?state=&code=a&realmId=9341453081276012")]
    [InlineData("?state={state}&state={state}&code=a&realmId=9341453081276012")]
    [InlineData("?state={state}&code=a&code=b&realmId=9341453081276012")]
    [InlineData("?state={state}&code=a&realmId=9341453081276012&realmId=9130357372941906")]
    [InlineData("?state={state}&code=a&realmId=..%2F9341453081276012")]
    [InlineData("?state={state}&error=access_denied&error=invalid_scope")]
    public async Task A_missing_repeated_or_impossible_parameter_has_its_page_and_leaves_the_sign_in_usable(string query)
    {
        var address = await _person.ConsentAsync(_intuit);
        var state = Query(address, "state");

        (await EndAsync($"/qbo/callback{query.Replace("{state}", state, StringComparison.Ordinal)}")).ShouldBe("400 This address is not complete");

        (await EndAsync(address)).ShouldBe("302 /");
    }

    [Theory]
    [InlineData("1732449600")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_state_that_was_never_given_out_is_refused(string forged)
    {
        (await EndAsync($"/qbo/callback?code=a&realmId=9341453081276012&state={forged}")).ShouldBe("400 This sign-in is not known");

        (await IsAuthenticatedAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_state_works_once()
    {
        var address = await _person.ConsentAsync(_intuit);
        await EndAsync(address);

        (await EndAsync($"/qbo/callback?code=another&realmId=9341453081276012&state={Query(address, "state")}")).ShouldBe("400 This sign-in was used already");
    }

    [Fact]
    public async Task Nobody_can_have_another_browser_finish_a_sign_in()
    {
        using var victim = await Visitor.SignedInAsync(_instance);
        var attackersAddress = await _person.ConsentAsync(_intuit);

        using (var response = await victim.GetAsync(attackersAddress))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await Visitor.TitleAsync(response)).ShouldBe("Begun in another browser");
        }

        // Not even when that browser has begun one itself.
        await victim.ConsentAsync(_intuit);
        using var again = await victim.GetAsync(attackersAddress);
        again.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await IsAuthenticatedAsync()).ShouldBeFalse();
        (await EndAsync(attackersAddress)).ShouldBe("302 /");
    }

    [Fact]
    public async Task A_code_that_Intuit_refuses_has_its_page_with_the_trace_id()
    {
        var state = await StateAsync();

        using var response = await _person.GetAsync($"/qbo/callback?code=AB11made-up&realmId=9341453081276012&state={state}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("Intuit refused the code");
        html.ShouldContain("intuit_tid");
        (await IsAuthenticatedAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"path":"/oauth2/v1/tokens/bearer","count":1,"status":503}""", "502 Intuit can't be reached")]
    [InlineData("""{"path":"/oauth2/v1/tokens/bearer","count":1,"status":429}""", "502 Intuit can't be reached")]
    [InlineData("""{"path":"/oauth2/v1/tokens/bearer","count":1,"status":401}""", "502 Intuit does not know this app")]
    [InlineData("""{"path":"/oauth2/v1/tokens/bearer","count":1,"dropConnection":true}""", "504 Intuit did not answer in time")]
    [InlineData("""{"path":"/oauth2/v1/tokens/bearer","count":1,"loseAnswerAfterWork":true}""", "504 Intuit did not answer in time")]
    public async Task An_Intuit_that_fails_over_the_code_has_its_page_and_the_code_is_not_tried_again(string fault, string end)
    {
        var address = await _person.ConsentAsync(_intuit);
        await _intuit.ControlAsync("faults", fault);

        (await EndAsync(address)).ShouldBe(end);
        (await EndAsync(address)).ShouldBe(end);
        (await IsAuthenticatedAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task No_page_of_the_way_is_kept_by_anybody_in_between_or_tells_the_next_site_where_it_came_from()
    {
        foreach (var path in new[] { await _person.ConsentAsync(_intuit), "/qbo/callback?code=a&state=b" })
        {
            using var response = await _person.GetAsync(path);
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        }
    }

    [Fact]
    public async Task Another_company_is_asked_about_on_a_page_with_both_names_and_answered_with_a_form()
    {
        await _person.ConnectAsync(_intuit);
        using var asked = await _person.ConnectAsync(_intuit, "9341453090481155");
        var page = Visitor.Target(asked);
        page.ShouldStartWith("/switch/");

        using (var response = await _person.GetAsync(page))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            html.ShouldContain("Mwangaza Friends");
            html.ShouldContain("Harbour Light Food Pantry");
        }

        var answer = $"/qbo{page}";
        (await _person.PostAsync(answer, ("answer", "yes"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _person.SubmitAsync(answer, ("answer", "perhaps"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RealmAsync()).ShouldBe("9341453081276012");

        Visitor.Target(await _person.SubmitAsync(answer, ("answer", "yes"))).ShouldBe("/");
        (await RealmAsync()).ShouldBe("9341453090481155");
        ((long)(await _intuit.GetJsonAsync("/control/stats"))["revocations"]!).ShouldBe(1);

        Visitor.Target(await _person.SubmitAsync(answer, ("answer", "no"))).ShouldBe(page);
        (await Visitor.TitleAsync(await _person.GetAsync(page))).ShouldBe("Nothing to answer");
        (await RealmAsync()).ShouldBe("9341453090481155");
    }

    private async Task<string> EndAsync(string address)
    {
        using var response = await _person.GetAsync(address);
        return response.StatusCode == HttpStatusCode.Found
            ? $"302 {Visitor.Target(response)}"
            : $"{(int)response.StatusCode} {await Visitor.TitleAsync(response)}";
    }

    private async Task<string> StateAsync() => Query(Visitor.Target(await _person.GetAsync("/qbo/authorize")), "state");

    private async Task<bool> IsAuthenticatedAsync() => (await _instance.GetJsonAsync("/qbo/status")).GetProperty("authenticated").GetBoolean();

    private async Task<string?> RealmAsync() => (await _instance.GetJsonAsync("/qbo/status")).GetProperty("realmId").GetString();

    private static string Query(string address, string name) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..])[name].ToString();
}
