using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class AccountingTests
{
    [Theory]
    [InlineData("companyinfo/" + The.Realm)]
    [InlineData("CompanyInfo/" + The.Realm)]
    [InlineData("companyInfo/1?minorversion=75&requestid=0123456789abcdef0123456789abcdef&format=json")]
    public async Task Company_info_comes_in_intuits_envelope(string path)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        using var response = await intuit.CallAsync(tokens.Access, path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.ContentTypeAsSent().ShouldBe("application/json;charset=UTF-8");
        foreach (var header in (string[])["intuit_tid", "qbo-version", "service-time"])
            response.Headers.Contains(header).ShouldBeTrue(header);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var json = (await response.ReadJsonAsync()).AsObject();
        json.Select(member => member.Key).ShouldBe(["CompanyInfo", "time"]);
        ((string)json["time"]!).ShouldBe("2026-03-02T09:14:07.000-08:00");
        var company = json["CompanyInfo"]!;
        ((string)company["CompanyName"]!).ShouldBe("Mwangaza Friends");
        ((string)company["Country"]!).ShouldBe("US");
        ((string)company["Id"]!).ShouldBe("1");
        ((string)company["domain"]!).ShouldBe("QBO");
        company["sparse"]!.ToJsonString().ShouldBe("false");
        ((string)company["MetaData"]!["CreateTime"]!).ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[78]:00$");
    }

    [Fact]
    public async Task Times_follow_daylight_saving()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        intuit.Time.Advance(TimeSpan.FromDays(120));
        var tokens = await intuit.ConnectAsync();

        ((string)(await (await intuit.ReadCompanyAsync(tokens.Access)).ReadJsonAsync())["time"]!).ShouldEndWith("-07:00");
    }

    [Fact]
    public async Task Names_are_written_as_they_are()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync(realm: The.OtherRealm);

        using var response = await intuit.CallAsync(tokens.Access, $"companyinfo/{The.OtherRealm}", realm: The.OtherRealm);

        (await response.ReadTextAsync()).ShouldContain("\"St. Mary’s Women’s Circle of Friends & Neighbours, Inc.\"");
    }

    [Fact]
    public async Task Unknown_resource_or_operation_is_code_500()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        await (await intuit.CallAsync(tokens.Access, "nonsense/17")).ShouldBeFaultAsync("500");
        using var body = new StringContent("{}");
        await (await intuit.CallAsync(tokens.Access, $"companyinfo/{The.Realm}", HttpMethod.Put, body)).ShouldBeFaultAsync("500");
        await (await intuit.CallAsync(tokens.Access, "")).ShouldBeFaultAsync("500");
    }

    [Fact]
    public async Task Another_id_is_not_found()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        await (await intuit.CallAsync(tokens.Access, "companyinfo/2")).ShouldBeFaultAsync("610");
    }

    [Fact]
    public async Task Answers_are_compressed_for_those_who_ask()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{intuit.Root}/v3/company/{The.Realm}/companyinfo/{The.Realm}");
        request.Headers.Authorization = new("Bearer", tokens.Access);
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");

        using var response = await intuit.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var gzip = new GZipStream(body, CompressionMode.Decompress);
        var json = await JsonNode.ParseAsync(gzip, cancellationToken: TestContext.Current.CancellationToken);
        json!["CompanyInfo"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Bad_tokens_meet_the_gateways_401()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        intuit.Time.Advance(TimeSpan.FromHours(1));

        await ShouldBeUnauthenticatedAsync(await intuit.ReadCompanyAsync(tokens.Access), "Token expired: AB0");
        await ShouldBeUnauthenticatedAsync(await intuit.ReadCompanyAsync("an-unknown-token-of-some-length"), "Token expired: AB0");
        await ShouldBeUnauthenticatedAsync(await intuit.ReadCompanyAsync("short"), "Malformed bearer token: too short or too long");
        using var anonymous = await intuit.Http.GetAsync(
            $"{intuit.Root}/v3/company/{The.Realm}/nonsense", TestContext.Current.CancellationToken);
        await ShouldBeUnauthenticatedAsync(anonymous, "Malformed bearer token");
    }

    [Fact]
    public async Task Token_of_another_realm_or_without_the_accounting_scope_meets_a_403()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        var payments = await intuit.ConnectAsync("com.intuit.quickbooks.payment");

        foreach (var response in (HttpResponseMessage[])
            [await intuit.CallAsync(tokens.Access, "companyinfo/1", realm: The.OtherRealm), await intuit.ReadCompanyAsync(payments.Access)])
        {
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            var fault = (await response.ReadJsonAsync())["fault"]!;
            ((string)fault["type"]!).ShouldBe("SERVICE");
            var error = fault["error"]!.AsArray().Single()!.AsObject();
            error.Select(member => member.Key).ShouldBe(["message", "detail", "code", "element"]);
            ((string)error["message"]!).ShouldBe("message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403");
            ((string)error["code"]!).ShouldBe("3100");
            error["detail"].ShouldBeNull();
        }
    }

    private static async Task ShouldBeUnauthenticatedAsync(HttpResponseMessage response, string detail)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.ContentTypeAsSent().ShouldBe("application/json");
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer realm=\"Intuit\", error=\"invalid_token\"");
        var json = (await response.ReadJsonAsync()).AsObject();
        json.Select(member => member.Key).ShouldBe(
        [
            "warnings", "intuitObject", "fault", "report", "queryResponse", "batchItemResponse",
            "attachableResponse", "syncErrorResponse", "requestId", "time", "status", "cdcresponse",
        ]);
        json["time"]!.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.Number);
        var error = json["fault"]!["error"]![0]!;
        ((string)error["message"]!).ShouldBe("message=AuthenticationFailed; errorCode=003200; statusCode=401");
        ((string)error["code"]!).ShouldBe("3200");
        ((string)error["detail"]!).ShouldStartWith(detail);
        ((string)json["fault"]!["type"]!).ShouldBe("AUTHENTICATION");
    }
}
