using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class AuthorizeTests
{
    [Fact]
    public async Task Consent_form_sent_with_its_defaults_and_first_button_connects_the_first_company()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var form = await ConsentForm.GetAsync(intuit, intuit.AuthorizeUrl());

        form.Buttons.Select(button => button.Text).ShouldBe(["Connect", "Deny"]);
        var callback = await form.SubmitAsync();

        callback.Location.GetLeftPart(UriPartial.Path).ShouldBe(The.RedirectUri);
        callback["code"]!.ShouldStartWith("AB11");
        callback["code"]!.Length.ShouldBeLessThanOrEqualTo(512);
        callback["realmId"].ShouldBe(The.Realm);
        callback["state"].ShouldBe(The.State);
    }

    [Fact]
    public async Task Deny_goes_back_with_access_denied_and_no_code()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var form = await ConsentForm.GetAsync(intuit, intuit.AuthorizeUrl());

        var callback = await form.SubmitAsync(button: 1);

        callback.Location.Query.ShouldBe($"?error=access_denied&state={Uri.EscapeDataString(The.State)}");
        ((long)(await intuit.GetJsonAsync("/control/stats"))["authorizations"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Form_sent_without_a_button_counts_as_sent_by_the_first_one()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var form = await ConsentForm.GetAsync(intuit, intuit.AuthorizeUrl());

        Callback.Read(await form.PostAsync(button: null))["code"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_company_can_be_chosen_and_each_has_a_long_realm_id()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var form = await ConsentForm.GetAsync(intuit, intuit.AuthorizeUrl());

        form.Radios.Count.ShouldBeGreaterThan(2);
        form.Radios.ShouldAllBe(realm => realm.Length >= 16 && realm.All(char.IsAsciiDigit));
        WebUtility.HtmlDecode(form.Html).ShouldContain("St. Mary’s Women’s Circle of Friends & Neighbours, Inc.");
        form["realm_id"] = The.OtherRealm;
        (await form.SubmitAsync())["realmId"].ShouldBe(The.OtherRealm);
    }

    [Theory]
    [InlineData("line one\nline two\r\nline three")]
    [InlineData("{\"csrf\":\"a+b/c==\",\"then\":\"/receipts?x=1&y=2#z\"}")]
    [InlineData("ünï’ \t<>\"'")]
    public async Task State_goes_back_letter_by_letter(string state)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var form = await ConsentForm.GetAsync(intuit, intuit.AuthorizeUrl(state: state));

        (await form.SubmitAsync())["state"].ShouldBe(state);
    }

    [Theory]
    [InlineData("")]
    [InlineData("com.intuit.quickbooks.unheardof")]
    [InlineData("com.intuit.quickbooks.accounting offline_access")]
    [InlineData(null)]
    public async Task Unknown_or_empty_scope_goes_back_with_invalid_scope(string? scope)
    {
        await using var intuit = await SimulatorHost.StartAsync();

        var callback = Callback.Read(await GetAsync(intuit, intuit.AuthorizeUrl(scope: scope)));

        callback["error"].ShouldBe("invalid_scope");
        callback["state"].ShouldBe(The.State);
    }

    [Theory]
    [InlineData("token", "unsupported_response_type")]
    [InlineData(null, "invalid_request")]
    public async Task Any_response_type_but_code_goes_back_with_an_error(string? responseType, string error)
    {
        await using var intuit = await SimulatorHost.StartAsync();

        Callback.Read(await GetAsync(intuit, intuit.AuthorizeUrl(responseType: responseType)))["error"].ShouldBe(error);
    }

    [Theory]
    [InlineData("wrong-client", The.RedirectUri, The.State)]
    [InlineData(null, The.RedirectUri, The.State)]
    [InlineData(The.ClientId, "http://192.168.0.7:5000/cb", The.State)]
    [InlineData(The.ClientId, null, The.State)]
    [InlineData(The.ClientId, The.RedirectUri, null)]
    [InlineData(The.ClientId, The.RedirectUri, "")]
    public async Task Untrusted_request_gets_a_page_and_never_a_redirect(string? clientId, string? redirectUri, string? state)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var url = intuit.AuthorizeUrl(clientId: clientId, redirectUri: redirectUri, state: state);

        var asked = await GetAsync(intuit, url);
        var decided = await intuit.Http.PostAsync(
            $"{intuit.Root}/connect/oauth2",
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["request"] = new Uri(url).Query.TrimStart('?'),
                ["realm_id"] = The.Realm,
                ["decision"] = "connect",
            }),
            TestContext.Current.CancellationToken);

        foreach (var response in (HttpResponseMessage[])[asked, decided])
        {
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            response.Headers.Location.ShouldBeNull();
            (await response.ReadTextAsync()).ShouldContain("Sorry");
        }
    }

    [Fact]
    public async Task Repeated_state_is_refused()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        (await GetAsync(intuit, intuit.AuthorizeUrl() + "&state=another")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Unknown_company_is_refused()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var form = await ConsentForm.GetAsync(intuit, intuit.AuthorizeUrl());

        form["realm_id"] = "1";

        (await form.PostAsync()).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Realm_is_named_only_when_something_of_a_company_was_asked_for()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        (await intuit.ConsentAsync("openid email"))["realmId"].ShouldBeNull();
        (await intuit.ConsentAsync("openid com.intuit.quickbooks.payment"))["realmId"].ShouldBe(The.Realm);
    }

    [Fact]
    public async Task Consent_page_asks_for_a_company_only_then()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        (await ConsentForm.GetAsync(intuit, intuit.AuthorizeUrl("openid email"))).Radios.ShouldBeEmpty();
    }

    [Fact]
    public async Task Unknown_parameters_such_as_a_code_challenge_change_nothing()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var url = QueryHelpers.AddQueryString(intuit.AuthorizeUrl(), "code_challenge", "abc");

        (await (await ConsentForm.GetAsync(intuit, url)).SubmitAsync())["code"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Pages_allow_no_script_and_do_not_hold_back_the_redirect()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        using var response = await GetAsync(intuit, intuit.AuthorizeUrl());

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("form-action");
        var html = await response.ReadTextAsync();
        html.ShouldNotContain("<script");
        html.ShouldNotContain("style=");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    private static Task<HttpResponseMessage> GetAsync(SimulatorHost intuit, string url) =>
        intuit.Http.GetAsync(url, TestContext.Current.CancellationToken);
}
