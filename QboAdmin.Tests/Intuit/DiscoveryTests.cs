using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.IntuitSimulator;
using QboAdmin.Values;
using The = QboAdmin.Tests.Fixtures.The;

namespace QboAdmin.Tests.Intuit;

public sealed class DiscoveryTests
{
    private const string Authorize = "https://appcenter.intuit.com/connect/oauth2";
    private const string Token = "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer";
    private const string Revoke = "https://developer.api.intuit.com/v2/oauth2/tokens/revoke";

    [Fact]
    public async Task The_simulators_document_is_believed_when_it_is_the_configured_base()
    {
        await using var intuit = await SimulatorHost.StartAsync(prefix: "/simulator");
        await using var room = new IntuitRoom(intuit.Root);

        var endpoints = await room.Discovery.GetAsync(CancellationToken.None);

        endpoints.ShouldBe(new IntuitEndpoints(
            new Uri($"{intuit.Root}/connect/oauth2"),
            new Uri($"{intuit.Root}/oauth2/v1/tokens/bearer"),
            new Uri($"{intuit.Root}/v2/oauth2/tokens/revoke")));
        room.Log.Lines.ShouldNotContain(line => line.Contains("can't be used", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sandbox", "https://developer.api.intuit.com/.well-known/openid_sandbox_configuration")]
    [InlineData("Production", "https://developer.api.intuit.com/.well-known/openid_configuration")]
    public async Task Each_environment_has_its_own_document_at_Intuit(string environment, string address)
    {
        using var network = new StubNetwork(_ => Json(Document()));
        await using var room = new IntuitRoom(null, environment: Enum.Parse<QboEnvironment>(environment), network: network);

        var endpoints = await room.Discovery.GetAsync(CancellationToken.None);

        network.Asked.ShouldBe([address]);
        endpoints.ShouldBe(new IntuitEndpoints(
            new Uri("https://a.intuit.com/authorize"), new Uri("https://b.intuit.com/token"), new Uri("https://intuit.com/revoke")));
    }

    [Fact]
    public async Task The_document_is_read_once_a_day_however_many_ask()
    {
        await using var stub = await StubServer.StartAsync();
        stub.Answer = context => context.Response.WriteAsJsonAsync(new
        {
            authorization_endpoint = $"{stub.Url}/a",
            token_endpoint = $"{stub.Url}/t",
            revocation_endpoint = $"{stub.Url}/r",
        });
        var time = new FakeTimeProvider(The.Moment);
        await using var room = new IntuitRoom(stub.Url, time);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => room.Discovery.GetAsync(CancellationToken.None)));
        time.Advance(TimeSpan.FromHours(23.9));
        (await room.Discovery.GetAsync(CancellationToken.None)).Token.AbsolutePath.ShouldBe("/t");
        stub.Seen.Count.ShouldBe(1);

        time.Advance(TimeSpan.FromHours(0.2));
        await room.Discovery.GetAsync(CancellationToken.None);
        stub.Seen.Count.ShouldBe(2);
        stub.Seen.ShouldAllBe(request => request.Path == "/.well-known/openid_sandbox_configuration");
    }

    [Fact]
    public async Task While_the_document_cannot_be_read_the_built_in_endpoints_serve_and_it_is_tried_again_after_five_minutes()
    {
        await using var stub = await StubServer.StartAsync();
        var time = new FakeTimeProvider(The.Moment);
        await using var room = new IntuitRoom(stub.Url, time);

        (await room.Discovery.GetAsync(CancellationToken.None)).ShouldBe(IntuitEndpoints.BuiltIn(new Uri(stub.Url)));
        stub.Answer = context => context.Response.WriteAsJsonAsync(new
        {
            authorization_endpoint = $"{stub.Url}/a",
            token_endpoint = $"{stub.Url}/t",
            revocation_endpoint = $"{stub.Url}/r",
        });
        time.Advance(TimeSpan.FromMinutes(4));
        (await room.Discovery.GetAsync(CancellationToken.None)).ShouldBe(IntuitEndpoints.BuiltIn(new Uri(stub.Url)));
        stub.Seen.Count.ShouldBe(1);

        time.Advance(TimeSpan.FromMinutes(1));
        (await room.Discovery.GetAsync(CancellationToken.None)).Token.AbsolutePath.ShouldBe("/t");
        stub.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public void The_built_in_endpoints_are_Intuits_published_ones()
    {
        IntuitEndpoints.BuiltIn(null).ShouldBe(new IntuitEndpoints(new Uri(Authorize), new Uri(Token), new Uri(Revoke)));
        IntuitEndpoints.BuiltIn(new Uri("http://localhost:5000/simulator/")).ShouldBe(new IntuitEndpoints(
            new Uri("http://localhost:5000/simulator/connect/oauth2"),
            new Uri("http://localhost:5000/simulator/oauth2/v1/tokens/bearer"),
            new Uri("http://localhost:5000/simulator/v2/oauth2/tokens/revoke")));
    }

    [Theory]
    [InlineData("http://oauth.platform.intuit.com/token")]
    [InlineData("https://evil.example/token")]
    [InlineData("https://evilintuit.com/token")]
    [InlineData("https://intuit.com.evil.example/token")]
    [InlineData("https://intuit.com@evil.example/token")]
    [InlineData("https://someone:else@oauth.platform.intuit.com/token")]
    [InlineData("https://evil.example/intuit.com/token")]
    [InlineData("https://evil.example#.intuit.com")]
    [InlineData("https://evil.example\\\\.intuit.com/token")]
    [InlineData("ftp://oauth.platform.intuit.com/token")]
    [InlineData("//oauth.platform.intuit.com/token")]
    [InlineData("/token")]
    [InlineData("")]
    public async Task A_document_that_leads_away_from_Intuit_is_not_used_at_all(string token)
    {
        using var network = new StubNetwork(_ => Json(Document(token)));
        await using var room = new IntuitRoom(null, network: network);

        (await room.Discovery.GetAsync(CancellationToken.None)).ShouldBe(IntuitEndpoints.BuiltIn(null));

        room.Log.Lines.ShouldContain(line => line.Contains("token_endpoint", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5056/token")]
    [InlineData("http://127.0.0.1:50555/token")]
    [InlineData("http://127.0.0.1:5055/simulatorx/token")]
    [InlineData("http://127.0.0.1:5055/token")]
    [InlineData("http://127.0.0.1:5055@evil.example/simulator/token")]
    [InlineData("https://oauth.platform.intuit.com/token")]
    [InlineData("http://127.0.0.1:5055/simulator/../token")]
    public async Task With_a_configured_base_nothing_outside_of_it_is_used(string token)
    {
        using var network = new StubNetwork(_ => Json($$"""
            {"authorization_endpoint":"http://127.0.0.1:5055/simulator/a","token_endpoint":"{{token}}","revocation_endpoint":"http://127.0.0.1:5055/simulator/r"}
            """));
        await using var room = new IntuitRoom("http://127.0.0.1:5055/simulator", network: network);

        (await room.Discovery.GetAsync(CancellationToken.None)).ShouldBe(IntuitEndpoints.BuiltIn(new Uri("http://127.0.0.1:5055/simulator")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"authorization_endpoint":1,"token_endpoint":2,"revocation_endpoint":3}""")]
    [InlineData("""{"authorization_endpoint":"https://a.intuit.com/a","token_endpoint":"https://a.intuit.com/t"}""")]
    public async Task A_document_that_makes_no_sense_is_not_used(string body)
    {
        using var network = new StubNetwork(_ => Json(body));
        await using var room = new IntuitRoom(null, network: network);

        (await room.Discovery.GetAsync(CancellationToken.None)).ShouldBe(IntuitEndpoints.BuiltIn(null));
    }

    [Fact]
    public async Task Failures_of_every_kind_leave_the_built_in_endpoints()
    {
        Func<HttpRequestMessage, HttpResponseMessage>[] failures =
        [
            _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
            _ => Redirect("https://evil.example/document"),
            _ => Json("{\"padding\":\"" + new string(' ', 70 * 1024) + "\"," + Document()[1..]),
            _ => throw new HttpRequestException("no route"),
            _ => throw new TaskCanceledException("too slow"),
        ];
        foreach (var failure in failures)
        {
            using var network = new StubNetwork(failure);
            await using var room = new IntuitRoom(null, network: network);

            (await room.Discovery.GetAsync(CancellationToken.None)).ShouldBe(IntuitEndpoints.BuiltIn(null));
            network.Asked.Count.ShouldBe(1);
        }
    }

    private static string Document(string token = "https://b.intuit.com/token") => $$"""
        {"authorization_endpoint":"https://a.intuit.com/authorize","token_endpoint":"{{token}}","revocation_endpoint":"https://intuit.com/revoke"}
        """;

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };

    private static HttpResponseMessage Redirect(string to) => new(HttpStatusCode.Redirect) { Headers = { Location = new Uri(to) } };

    private sealed class StubNetwork(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(answer(request));
        }
    }
}
