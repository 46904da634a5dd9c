using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Connection;

public sealed class AuthorizeTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task It_sends_the_browser_to_Intuit_with_everything_Intuit_asks_for()
    {
        await using var instance = await WebInstance.StartAsync(_url);
        using var person = await Visitor.SignedInAsync(instance);

        using var response = await person.GetAsync("/qbo/authorize");

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        var intuit = new Uri(Visitor.Target(response));
        intuit.GetLeftPart(UriPartial.Path).ShouldBe("http://127.0.0.1:1/connect/oauth2");
        var query = QueryHelpers.ParseQuery(intuit.Query);
        query["client_id"].ToString().ShouldBe("simulator-client");
        query["response_type"].ToString().ShouldBe("code");
        query["scope"].ToString().ShouldBe("com.intuit.quickbooks.accounting");
        query["redirect_uri"].ToString().ShouldBe($"{instance.Url}/qbo/callback");
        query["state"].ToString().Length.ShouldBe(43);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Its_cookie_is_for_this_way_alone_and_no_script_sees_it()
    {
        await using var instance = await WebInstance.StartAsync(_url);
        using var person = await Visitor.SignedInAsync(instance);

        using var response = await person.GetAsync("/qbo/authorize");

        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("qbo_connect=");
        cookie.ShouldEndWith("; max-age=600; path=/qbo; samesite=lax; httponly");
    }

    [Fact]
    public async Task Two_tabs_of_one_browser_share_the_cookie_and_both_can_finish()
    {
        await using var instance = await WebInstance.StartAsync(_url);
        using var person = await Visitor.SignedInAsync(instance);
        using var first = await person.GetAsync("/qbo/authorize");
        using var second = await person.GetAsync("/qbo/authorize");

        foreach (var tab in new[] { first, second })
        {
            var state = QueryHelpers.ParseQuery(new Uri(Visitor.Target(tab)).Query)["state"];
            using var back = await person.GetAsync($"/qbo/callback?error=access_denied&state={state}");
            (await Visitor.TitleAsync(back)).ShouldBe("Not connected");
        }
    }

    [Fact]
    public async Task From_another_host_it_goes_to_the_host_of_the_redirect_URI_first()
    {
        await using var instance = await WebInstance.StartAsync(_url);
        using var other = await Visitor.SignedInAsync(instance);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/qbo/authorize") { Headers = { Host = $"127.0.0.1:{instance.Port}" } };

        using var response = await other.SendAsync(request);

        Visitor.Target(response).ShouldBe($"{instance.Url}/qbo/authorize?moved=1");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        using var moved = await other.GetAsync("/qbo/authorize?moved=1");
        Visitor.Target(moved).ShouldStartWith("http://127.0.0.1:1/connect/oauth2");
    }

    [Fact]
    public async Task A_proxy_that_hides_the_host_is_explained_instead_of_a_redirect_without_end()
    {
        await using var instance = await WebInstance.StartAsync(_url);
        using var person = await Visitor.SignedInAsync(instance);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/qbo/authorize?moved=1") { Headers = { Host = "internal:8080" } };

        using var response = await person.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Visitor.TitleAsync(response)).ShouldBe("Wrong address");
    }

    [Fact]
    public async Task An_Operator_key_may_begin_it_too()
    {
        await using var instance = await WebInstance.StartAsync(_url);

        using var response = await instance.GetAsync("/qbo/authorize");

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        Visitor.Target(response).ShouldStartWith("http://127.0.0.1:1/connect/oauth2");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_comes_back_to_it_after_signing_in()
    {
        await using var instance = await WebInstance.StartAsync(_url);
        using var person = new Visitor(instance.Url);

        using var refused = await person.GetAsync("/qbo/authorize");
        Visitor.Target(refused).ShouldBe("/login?returnUrl=%2Fqbo%2Fauthorize");
        using var signedIn = await person.SignInAsync(("person", "operator"), ("returnUrl", "/qbo/authorize"));

        Visitor.Target(signedIn).ShouldBe("/qbo/authorize");
    }

    [Fact]
    public async Task With_an_https_redirect_URI_behind_a_proxy_that_ends_TLS_the_cookies_are_Secure()
    {
        await using var instance = await WebInstance.StartAsync(_url, settings: new()
        {
            ["QBO_REDIRECT_URI"] = "https://books.example.org/qbo/callback",
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/qbo/authorize")
        {
            Headers = { Host = "books.example.org", Authorization = new("Bearer", WebInstance.OperatorKey) },
        };

        using var response = await instance.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("__Secure-qbo_connect=");
        response.Headers.GetValues("Set-Cookie").Single().ShouldContain("; secure;");
        QueryHelpers.ParseQuery(new Uri(Visitor.Target(response)).Query)["redirect_uri"].ToString().ShouldBe("https://books.example.org/qbo/callback");
    }
}
