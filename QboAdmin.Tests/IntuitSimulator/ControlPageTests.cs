using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class ControlPageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "")]
    [InlineData("/simulator", "")]
    [InlineData("/simulator", "/")]
    public async Task Bare_prefix_leads_to_the_page(string prefix, string slash)
    {
        await using var intuit = await SimulatorHost.StartAsync(prefix);

        using var response = await intuit.Http.GetAsync(intuit.Root + slash, Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.OriginalString.ShouldBe($"{prefix}/control");
    }

    [Fact]
    public async Task Page_shows_grants_by_fingerprint_and_never_a_token()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        (await TextAsync(intuit)).ShouldContain("No app has been connected yet");
        var tokens = await intuit.ConnectAsync(realm: The.OtherRealm);

        var html = (await PageAsync(intuit)).DocumentElement.OuterHtml;

        html.ShouldContain("St. Mary’s Women’s Circle of Friends &amp; Neighbours, Inc.");
        html.ShouldContain("Connected");
        html.ShouldContain("1 h 0 min left");
        html.ShouldContain("101 d 0 h left");
        html.ShouldNotContain(tokens.Access);
        html.ShouldNotContain(tokens.Refresh);
    }

    [Fact]
    public async Task Each_end_of_a_grant_has_its_word()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await intuit.ConnectAsync();
        await intuit.ControlAsync("kill-refresh-token");
        (await TextAsync(intuit)).ShouldContain("Refresh token dead");
        await intuit.ControlAsync("expire-access-token");
        (await TextAsync(intuit)).ShouldContain("Expired");
        await intuit.ControlAsync("revoke");
        (await TextAsync(intuit)).ShouldContain("Disconnected in QuickBooks");
    }

    [Fact]
    public async Task Every_button_works_without_script_and_leads_back_with_a_word()
    {
        await using var intuit = await SimulatorHost.StartAsync(prefix: "/simulator");
        await intuit.ControlAsync("faults", """{"path":"/v3","status":503}""");
        var page = await PageAsync(intuit);
        page.Forms.Length.ShouldBe(11);

        foreach (var form in page.Forms)
        {
            var fields = FieldsOf(form);
            if (fields.ContainsKey("advanceSeconds")) fields["advanceSeconds"] = "60";
            if (fields.ContainsKey("latencyMs")) fields["latencyMs"] = "5";
            using var response = await PostAsync(intuit, form, fields);

            response.StatusCode.ShouldBe(HttpStatusCode.SeeOther, form.GetAttribute("action"));
            var back = response.Headers.Location!.OriginalString;
            back.ShouldStartWith("/simulator/control?done=");
            using var shown = await intuit.Http.GetAsync(back, Cancelled);
            (await ParseAsync(shown)).QuerySelector("[role=status]").ShouldNotBeNull(back);
        }
    }

    [Fact]
    public async Task Mode_form_sets_what_it_shows()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var form = await FormAsync(intuit, "/mode");
        var fields = FieldsOf(form);
        fields["refreshMode"].ShouldBe("rotate-24h");
        fields["codeReuseRevokes"].ShouldBe("true");

        fields["refreshMode"] = "grace-24h";
        fields["codeReuseRevokes"] = "false";
        await PostAsync(intuit, form, fields);

        (await intuit.GetJsonAsync("/control/mode")).ToJsonString().ShouldBe("""{"refreshMode":"grace-24h","codeReuseRevokes":false,"enforceLimits":false}""");
        (await PageAsync(intuit)).QuerySelectorAll("input[name=refreshMode]").OfType<IHtmlInputElement>()
            .Single(radio => radio.IsChecked).Value.ShouldBe("grace-24h");
    }

    [Fact]
    public async Task Fault_form_adds_what_was_filled_in_and_the_page_lists_it()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var form = await FormAsync(intuit, "/faults");
        var fields = FieldsOf(form);
        fields["status"] = "429";
        fields["retryAfterSeconds"] = "30";
        fields["count"] = "2";
        await PostAsync(intuit, form, fields);

        var fault = (await intuit.GetJsonAsync("/control/faults")).AsArray().Single()!;
        ((string)fault["path"]!).ShouldBe("/oauth2/v1/tokens/bearer");
        ((int)fault["count"]!).ShouldBe(2);
        (await TextAsync(intuit)).ShouldContain("answers 429, then asks to retry after 30 s");
    }

    [Fact]
    public async Task Form_that_makes_no_sense_comes_back_with_the_reason()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var form = await FormAsync(intuit, "/faults");

        using var response = await PostAsync(intuit, form, FieldsOf(form));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ParseAsync(response)).QuerySelector("[role=alert]")!.TextContent.Trim()
            .ShouldBe("Say what should happen: status, latencyMs, dropConnection or loseAnswerAfterWork.");
    }

    [Fact]
    public async Task Page_says_nothing_about_an_action_it_does_not_know()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        using var response = await intuit.Http.GetAsync($"{intuit.Root}/control?done=%3Cb%3Epwned", Cancelled);

        var page = await ParseAsync(response);
        page.QuerySelector("[role=status]").ShouldBeNull();
        page.DocumentElement.OuterHtml.ShouldNotContain("pwned");
    }

    [Fact]
    public async Task Every_field_has_a_label_and_nothing_is_inline()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        var page = await PageAsync(intuit);

        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), select"))
            (field.Closest("label") ?? page.QuerySelector($"label[for={field.Id}]")).ShouldNotBeNull(field.OuterHtml);
        page.QuerySelectorAll("script, style, [style], [onclick]").ShouldBeEmpty();
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToArray();
        ids.Distinct().Count().ShouldBe(ids.Length);
    }

    [Fact]
    public async Task Stylesheet_is_served_by_the_simulator_itself()
    {
        await using var intuit = await SimulatorHost.StartAsync(prefix: "/simulator");
        var link = (await PageAsync(intuit)).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        using var response = await intuit.Http.GetAsync(link, Cancelled);

        link.ShouldStartWith("/simulator/");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        (await response.ReadTextAsync()).ShouldContain("light-dark(");
    }

    [Fact]
    public async Task Host_can_guard_the_controls_alone()
    {
        await using var intuit = await SimulatorHost.StartAsync(guard: endpoints =>
            endpoints.Control.AddEndpointFilter((_, _) => ValueTask.FromResult<object?>(Results.StatusCode(403))));

        (await intuit.Http.GetAsync($"{intuit.Root}/control", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await intuit.Http.GetAsync($"{intuit.Root}/control/stats", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await intuit.ControlAsync("reset", "{}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await intuit.StatusOfApiAsync((await intuit.ConnectAsync()).Access)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<IHtmlDocument> PageAsync(SimulatorHost intuit)
    {
        using var response = await intuit.Http.GetAsync($"{intuit.Root}/control", Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await ParseAsync(response);
    }

    private static async Task<IHtmlFormElement> FormAsync(SimulatorHost intuit, string action) =>
        (await PageAsync(intuit)).Forms.Single(form => form.GetAttribute("action")!.EndsWith(action, StringComparison.Ordinal));

    private static async Task<string> TextAsync(SimulatorHost intuit) => (await PageAsync(intuit)).Body!.TextContent;

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.ReadTextAsync(), Cancelled);

    /// <summary>What a browser would send, the first named button included; of fields with one name the last.</summary>
    private static Dictionary<string, string> FieldsOf(IHtmlFormElement form)
    {
        var fields = new Dictionary<string, string>();
        foreach (var input in form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>())
            if (input.Type is not ("radio" or "checkbox") || input.IsChecked) fields[input.Name!] = input.Value;
        foreach (var select in form.QuerySelectorAll("select").OfType<IHtmlSelectElement>()) fields[select.Name!] = select.Value!;
        var button = form.QuerySelectorAll("button[name]").OfType<IHtmlButtonElement>().FirstOrDefault();
        if (button is not null) fields[button.Name!] = button.Value;
        return fields;
    }

    private static Task<HttpResponseMessage> PostAsync(SimulatorHost intuit, IHtmlFormElement form, Dictionary<string, string> fields) =>
        intuit.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields), Cancelled);
}
