using System.Net;
using QboAdmin.Audit;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Access;

public sealed class SignInTests(SharedRedis redis) : IAsyncLifetime
{
    private WebInstance _instance = default!;

    public async ValueTask InitializeAsync() => _instance = await WebInstance.StartAsync(redis.Process.UrlOf(redis.NextDatabase()));

    public ValueTask DisposeAsync() => _instance.DisposeAsync();

    [Theory]
    [InlineData("viewer", "Vera Novak", HttpStatusCode.Forbidden)]
    [InlineData("finance", "Daniel Otieno", HttpStatusCode.Forbidden)]
    [InlineData("operator", "Grace Wanjiru", HttpStatusCode.Found)]
    public async Task A_person_of_the_demo_comes_in_with_name_and_role_and_may_connect_only_as_Operator(string id, string name, HttpStatusCode authorize)
    {
        using var person = await Visitor.SignedInAsync(_instance, id);

        (await person.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var response = await person.GetAsync("/qbo/authorize");
        response.StatusCode.ShouldBe(authorize);
        if (authorize == HttpStatusCode.Forbidden)
        {
            (await Visitor.TitleAsync(response)).ShouldBe("Not for your role");
        }

        var entry = (await _instance.Get<AuditLog>().ReadAsync(1)).Single();
        (entry.Action, entry.Who, entry.Succeeded).ShouldBe((AuditAction.SignIn, name, true));
    }

    [Theory]
    [InlineData("Host", "dashboard.example.org")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Demo_people_are_for_this_machine_alone(string header, string value)
    {
        using var person = new Visitor(_instance.Url);
        var antiforgery = await person.AntiforgeryAsync();

        using var page = await person.SendAsync(With(new HttpRequestMessage(HttpMethod.Get, "/login"), header, value));
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("Grace Wanjiru");

        var post = new HttpRequestMessage(HttpMethod.Post, "/login")
        {
            Content = new FormUrlEncodedContent([new("person", "operator"), new("__RequestVerificationToken", antiforgery)]),
        };
        using var answer = await person.SendAsync(With(post, header, value));
        Visitor.Target(answer).ShouldBe("/login?problem=WrongKey&returnUrl=%2F");
        (await person.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData(WebInstance.OperatorKey, HttpStatusCode.Found)]
    [InlineData(WebInstance.ViewerKey, HttpStatusCode.Forbidden)]
    public async Task A_key_makes_a_session_of_its_role(string key, HttpStatusCode authorize)
    {
        using var person = new Visitor(_instance.Url);

        Visitor.Target(await person.SignInAsync(("key", $" {key} "), ("returnUrl", "/redis"))).ShouldBe("/redis");

        (await person.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync("/qbo/authorize")).StatusCode.ShouldBe(authorize);
    }

    [Theory]
    [InlineData("operator-key-of-the-test", "WrongKey")]
    [InlineData("OPERATOR-KEY-OF-THE-TESTS", "WrongKey")]
    [InlineData("", "WrongKey")]
    [InlineData(WebInstance.ProgramKey, "ProgramKey")]
    public async Task Another_key_lets_nobody_in_and_says_why(string key, string problem)
    {
        using var person = new Visitor(_instance.Url);

        var target = Visitor.Target(await person.SignInAsync(("key", key), ("returnUrl", "/redis")));

        target.ShouldBe($"/login?problem={problem}&returnUrl=%2Fredis");
        using var page = await Visitor.PageAsync(await person.GetAsync(target));
        page.QuerySelector("[role=alert]")!.TextContent.ShouldNotBeNullOrWhiteSpace();
        page.QuerySelectorAll("input[name=returnUrl]").ShouldAllBe(input => input.GetAttribute("value") == "/redis");
        (await person.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        _instance.Log.Lines.ShouldAllBe(line => !line.Contains(WebInstance.ProgramKey, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_key_is_audited_without_the_key()
    {
        using var person = new Visitor(_instance.Url);
        await person.SignInAsync(("key", "a-guess"));

        var entry = (await _instance.Get<AuditLog>().ReadAsync(1)).Single();
        (entry.Action, entry.Who, entry.Succeeded, entry.Detail).ShouldBe((AuditAction.SignIn, "unknown", false, "wrong key"));
        entry.Address.ShouldNotBeNull();
        entry.ToString().ShouldNotContain("a-guess");
    }

    [Fact]
    public async Task Whoever_guesses_is_slowed_down_and_then_even_a_right_key_has_to_wait()
    {
        using var person = new Visitor(_instance.Url);
        var token = await person.AntiforgeryAsync();

        // A minute may end in between; then guessing begins anew.
        string target;
        var guesses = 0;
        do
        {
            target = await TryAsync("a-guess");
        }
        while (target.Contains("WrongKey", StringComparison.Ordinal) && ++guesses < 60);

        target.ShouldContain("TooMany");
        guesses.ShouldBeInRange(20, 40);
        (await TryAsync(WebInstance.OperatorKey)).ShouldContain("TooMany");

        async Task<string> TryAsync(string key) =>
            Visitor.Target(await person.PostAsync("/login", ("key", key), ("__RequestVerificationToken", token)));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Nobody_is_sent_to_another_site(string returnUrl)
    {
        using var person = new Visitor(_instance.Url);

        Visitor.Target(await person.SignInAsync(("person", "viewer"), ("returnUrl", returnUrl))).ShouldBe("/");
    }

    [Fact]
    public async Task A_page_asked_for_with_its_query_is_where_one_comes_back_to()
    {
        using var person = new Visitor(_instance.Url);

        using var refused = await person.GetAsync("/activity?kind=connect&page=2");

        Visitor.Target(refused).ShouldBe("/login?returnUrl=%2Factivity%3Fkind%3Dconnect%26page%3D2");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var person = await Visitor.SignedInAsync(_instance);

        Visitor.Target(await person.SubmitAsync("/logout")).ShouldBe("/login");

        Visitor.Target(await person.GetAsync("/")).ShouldBe("/login?returnUrl=%2F");
        var entry = (await _instance.Get<AuditLog>().ReadAsync(1)).Single();
        entry.Action.ShouldBe(AuditAction.SignOut);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_a_clear_error()
    {
        using var response = await _instance.SendAsync(HttpMethod.Post, "/login", body: new StringContent("{}", null, "application/json"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var empty = await _instance.SendAsync(HttpMethod.Post, "/login");
        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var bySession = await Visitor.SignedInAsync(_instance);
        var request = new HttpRequestMessage(HttpMethod.Post, "/login") { Content = new StringContent("{}", null, "application/json") };
        request.Headers.Add("RequestVerificationToken", await bySession.AntiforgeryAsync());
        (await bySession.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static HttpRequestMessage With(HttpRequestMessage request, string header, string value)
    {
        if (header == "Host")
        {
            request.Headers.Host = value;
        }
        else
        {
            request.Headers.Add(header, value);
        }

        return request;
    }
}
