using QboAdmin.IntuitSimulator.OAuth;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class RedirectUriTests
{
    [Theory]
    [InlineData("http://localhost:5000/qbo/callback")]
    [InlineData("http://localhost:8000")]
    [InlineData("http://127.0.0.1:8123/cb")]
    [InlineData("http://[::1]:8123/cb")]
    [InlineData("https://admin.example.org/qbo/callback")]
    [InlineData("https://localhost:5001/qbo/callback")]
    public void Host_names_over_https_and_this_machine_over_http_are_accepted(string uri) => RedirectUris.Problem(uri).ShouldBeNull();

    [Theory]
    [InlineData("http://admin.example.org/cb", "must be https")]
    [InlineData("http://192.168.0.7:5000/cb", "must be https")]
    [InlineData("https://192.168.0.7/cb", "IP address")]
    [InlineData("https://127.0.0.1/cb", "IP address")]
    [InlineData("https://[::1]/cb", "IP address")]
    [InlineData("https://0x7f.1/cb", "IP address")]
    [InlineData("https://admin.example.org/cb?tenant=1", "query")]
    [InlineData("http://localhost:5000/cb?", "query")]
    [InlineData("https://admin.example.org/cb#top", "fragment")]
    [InlineData("https://intuit.com@evil.example/cb", "user name")]
    [InlineData("http://localhost.evil.example/cb", "must be https")]
    [InlineData("javascript:alert(1)", "must be https")]
    [InlineData("/qbo/callback", "must be https")]
    [InlineData("qbo/callback", "not an absolute URI")]
    [InlineData("https://admin.example.org/c b", "not an absolute URI")]
    [InlineData("https://admin.example.org/\r\nSet-Cookie:a=b", "not an absolute URI")]
    [InlineData(null, "no redirect_uri")]
    public void Everything_else_is_refused_with_a_reason(string? uri, string reason) => RedirectUris.Problem(uri)!.ShouldContain(reason);
}
