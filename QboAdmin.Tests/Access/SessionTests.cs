using System.Net;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Access;

/// <summary>Cookies, and sessions through outages and on several instances.</summary>
public sealed class SessionTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task On_http_loopback_cookies_are_plain_and_no_script_sees_them()
    {
        await using var instance = await WebInstance.StartAsync(_url);
        using var person = new Visitor(instance.Url);
        using var page = await person.GetAsync("/login");
        using var response = await person.SignInAsync(("person", "viewer"));

        Cookie(page, "qbo_antiforgery").ShouldEndWith("; path=/; samesite=strict; httponly");
        Cookie(response, "qbo_session").ShouldEndWith("; path=/; samesite=lax; httponly");
    }

    [Fact]
    public async Task With_an_https_redirect_URI_behind_a_proxy_that_ends_TLS_they_are_bound_to_the_host_and_Secure()
    {
        await using var instance = await WebInstance.StartAsync(_url, settings: new() { ["QBO_REDIRECT_URI"] = "https://books.example.org/qbo/callback" });
        using var page = await instance.GetAsync("/login", key: null);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var antiforgery = Cookie(page, "__Host-qbo_antiforgery");
        antiforgery.ShouldEndWith("; path=/; secure; samesite=strict; httponly");

        using var html = await Visitor.PageAsync(page);
        var token = html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/login")
        {
            Content = new FormUrlEncodedContent([new("key", WebInstance.OperatorKey), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", antiforgery.Split(';')[0]);
        using var response = await instance.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Visitor.Target(response).ShouldBe("/");
        Cookie(response, "__Host-qbo_session").ShouldEndWith("; path=/; secure; samesite=lax; httponly");
    }

    [Fact]
    public async Task A_session_made_on_A_is_good_on_B()
    {
        await using var a = await WebInstance.StartAsync(_url);
        await using var b = await WebInstance.StartAsync(_url);
        using var person = await Visitor.SignedInAsync(a);

        // Cookies know hosts and no ports, in browsers and here.
        (await person.GetAsync($"{b.Url}/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_in_works_without_Redis_and_holds()
    {
        await using var instance = await WebInstance.StartAsync("redis://127.0.0.1:1");
        using var person = await Visitor.SignedInAsync(instance);
        using var byKey = new Visitor(instance.Url);
        Visitor.Target(await byKey.SignInAsync(("key", WebInstance.OperatorKey))).ShouldBe("/");

        (await person.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await byKey.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_outlives_the_loss_the_return_and_the_emptiness_of_Redis()
    {
        await using var server = await RedisProcess.StartAsync();
        await using var instance = await WebInstance.StartAsync(server.Url);
        using var person = await Visitor.SignedInAsync(instance);

        await server.StopAsync();
        (await person.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await server.StartAsync();
        await Eventually.Get(() => instance.GetJsonAsync("/ready"), ready => ready.GetProperty("status").GetString() == "ready");

        (await person.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var newcomer = await WebInstance.StartAsync(server.Url);
        await Eventually.True(async () => (await person.GetAsync($"{newcomer.Url}/")).StatusCode == HttpStatusCode.OK);
    }

    private static string Cookie(HttpResponseMessage response, string name) =>
        response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal));
}
