using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Access;

/// <summary>What browsers are told to forbid.</summary>
public sealed class SecurityHeaderTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Theory]
    [InlineData("/login")]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/qbo/status")]
    [InlineData("/css/base.css")]
    public async Task Pages_refusals_and_files_alike_allow_this_sites_scripts_alone_and_no_frame(string path)
    {
        await using var instance = await WebInstance.StartAsync(_url);
        using var response = await instance.GetAsync(path, key: null);

        var policy = Header(response, "Content-Security-Policy").Split("; ");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("connect-src 'self'");
        policy.ShouldContain("form-action 'self'");
        policy.ShouldContain("base-uri 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(response, "Referrer-Policy").ShouldBe("no-referrer");
        Header(response, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Browsers_keep_to_https_where_the_redirect_URI_is_https_and_are_left_alone_where_it_is_not()
    {
        await using var plain = await WebInstance.StartAsync(_url);
        await using var secure = await WebInstance.StartAsync(_url, settings: new() { ["QBO_REDIRECT_URI"] = "https://books.example.org/qbo/callback" });

        using var ofPlain = await plain.GetAsync("/login", key: null);
        ofPlain.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();

        // Never for localhost, so that a developer's machine is not bound by it.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/login") { Headers = { Host = "books.example.org" } };
        using var ofSecure = await secure.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Header(ofSecure, "Strict-Transport-Security").ShouldStartWith("max-age=63072000");
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values)
        ? values.ShouldHaveSingleItem()
        : throw new ShouldAssertException($"No {name} in:\n{response.Headers}");
}
