using System.Net;
using System.Net.Sockets;
using System.Text;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class TraceTests
{
    [Theory]
    [InlineData("GET", "/.well-known/openid_configuration")]
    [InlineData("GET", "/connect/oauth2")]
    [InlineData("POST", "/oauth2/v1/tokens/bearer")]
    [InlineData("POST", "/v2/oauth2/tokens/revoke")]
    [InlineData("GET", "/op/v1/jwks")]
    [InlineData("GET", "/v1/openid_connect/userinfo")]
    [InlineData("GET", "/v3/company/1/companyinfo/1")]
    [InlineData("GET", "/control/stats")]
    [InlineData("GET", "/control")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/assets/simulator.css")]
    [InlineData("GET", "/no/such/path")]
    [InlineData("POST", "/no/such/path")]
    [InlineData("HEAD", "/op/v1/jwks")]
    [InlineData("GET", "/oauth2/v1/tokens/bearer")]
    [InlineData("DELETE", "/v3/company/1/query")]
    public async Task Every_response_carries_a_lower_case_intuit_tid(string method, string path)
    {
        await using var intuit = await SimulatorHost.StartAsync(prefix: "/simulator");

        // Raw, because HttpClient would not show the case of the name.
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", intuit.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        var request = $"{method} /simulator{path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var response = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        response.ShouldMatch(@"\r\nintuit_tid: 1-[0-9a-f]{8}-[0-9a-f]{24}\r\n");
    }

    [Theory]
    [InlineData("GET", "/no/such/path")]
    [InlineData("HEAD", "/op/v1/jwks")]
    [InlineData("GET", "/oauth2/v1/tokens/bearer")]
    public async Task Unknown_path_or_method_is_a_404(string method, string path)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), intuit.Root + path);

        using var response = await intuit.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
