using System.Net;
using System.Text;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class TokenEndpointTests
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const string InvalidClient = """{"error":"invalid_client"}""";

    private static readonly Dictionary<string, string> AnyRefresh =
        new() { ["grant_type"] = "refresh_token", ["refresh_token"] = "RT1-1-H0-1" };

    [Fact]
    public async Task Exchange_answers_with_intuits_members_types_and_headers()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var callback = await intuit.ConsentAsync();

        using var response = await intuit.ExchangeAsync(callback["code"]!);

        response.Headers.CacheControl!.ToString().ShouldBe("no-store, no-cache");
        response.Headers.Pragma.ToString().ShouldBe("no-cache");
        response.ContentTypeAsSent().ShouldBe("application/json;charset=UTF-8");
        var tokens = await Tokens.ReadAsync(response);
        tokens.Json.Select(member => member.Key).ShouldBe(
            ["token_type", "access_token", "expires_in", "refresh_token", "x_refresh_token_expires_in"]);
        ((string)tokens.Json["token_type"]!).ShouldBe("bearer");
        tokens.Json["expires_in"]!.ToJsonString().ShouldBe("3600");
        tokens.Json["x_refresh_token_expires_in"]!.ToJsonString().ShouldBe("8726400");
        tokens.Access.Length.ShouldBeInRange(600, 4096);
        tokens.Access.Split('.').Length.ShouldBe(5);
        tokens.Refresh.ShouldMatch(@"^RT1-\d+-H0-\d{10}[a-z0-9]{20}$");
    }

    [Fact]
    public async Task Hard_expiry_is_told_only_to_those_who_ask_for_it()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        intuit.Time.Advance(TimeSpan.FromSeconds(10.5));

        using var response = await intuit.PostTokenAsync(
            new() { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.Refresh },
            change: request => request.Headers.Add("x-include-refresh-token-hard-expires-in", "true"));

        tokens.Json.ContainsKey("x_refresh_token_hard_expires_in").ShouldBeFalse();
        var json = (await Tokens.ReadAsync(response)).Json;
        json["x_refresh_token_hard_expires_in"]!.ToJsonString().ShouldBe("157679989");
        json["x_refresh_token_expires_in"]!.ToJsonString().ShouldBe("8726389");
    }

    [Theory]
    [InlineData("")]
    [InlineData("simulator-client:wrong")]
    [InlineData("simulator-client:simulator-secret ")]
    [InlineData("wrong:simulator-secret")]
    [InlineData("simulator-client")]
    public async Task Bad_or_missing_credentials_are_invalid_client(string credentials)
    {
        await using var intuit = await SimulatorHost.StartAsync();

        await ShouldFailAsync(await intuit.PostTokenAsync(AnyRefresh, credentials), HttpStatusCode.Unauthorized, InvalidClient);
    }

    [Theory]
    [InlineData("client_id", The.ClientId)]
    [InlineData("client_secret", The.ClientSecret)]
    public async Task Credentials_in_the_body_beside_basic_are_invalid_client(string field, string value)
    {
        await using var intuit = await SimulatorHost.StartAsync();

        await ShouldFailAsync(await intuit.PostTokenAsync(new(AnyRefresh) { [field] = value }), HttpStatusCode.Unauthorized, InvalidClient);
    }

    [Fact]
    public async Task Malformed_authorization_header_is_invalid_client()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        foreach (var header in (string[])["Basic", "Basic ", "Basic %%%", "Bearer abc", "Basic " + new string('A', 6000)])
        {
            using var response = await intuit.PostTokenAsync(AnyRefresh, credentials: "", change: request =>
                request.Headers.TryAddWithoutValidation("Authorization", header));
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, header.Length > 20 ? "a long header" : header);
        }
    }

    [Fact]
    public async Task Unknown_refresh_token_is_invalid_grant_with_intuits_words()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        await ShouldFailAsync(
            await intuit.RefreshAsync("RT1-1-H0-1"),
            HttpStatusCode.BadRequest,
            """{"error":"invalid_grant","error_description":"Incorrect or invalid refresh token"}""");
    }

    [Theory]
    [InlineData("password", "unsupported_grant_type")]
    [InlineData("client_credentials", "unsupported_grant_type")]
    [InlineData("", "invalid_request")]
    [InlineData("authorization_code", "invalid_request")]
    [InlineData("refresh_token", "invalid_request")]
    public async Task Unknown_or_incomplete_grants_are_named(string grantType, string error)
    {
        await using var intuit = await SimulatorHost.StartAsync();

        await ShouldFailAsync(
            await intuit.PostTokenAsync(new() { ["grant_type"] = grantType }), HttpStatusCode.BadRequest, $$"""{"error":"{{error}}"}""");
    }

    [Fact]
    public async Task Repeated_field_is_an_invalid_request()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        using var response = await PostAsync(intuit, new StringContent(
            "grant_type=refresh_token&refresh_token=a&refresh_token=b", Encoding.UTF8, FormType));

        await ShouldFailAsync(response, HttpStatusCode.BadRequest, """{"error":"invalid_request"}""");
    }

    [Fact]
    public async Task Body_that_is_no_form_or_too_long_is_an_invalid_request()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        HttpContent[] bodies =
        [
            new StringContent("""{"grant_type":"refresh_token","refresh_token":"x"}""", Encoding.UTF8, "application/json"),
            new ByteArrayContent([]),
            new StringContent($"grant_type=refresh_token&refresh_token={new string('x', 20_000)}", Encoding.UTF8, FormType),
            new StringContent(string.Join('&', Enumerable.Range(0, 2000).Select(i => $"f{i}=1")), Encoding.UTF8, FormType),
        ];

        foreach (var body in bodies)
        {
            using var response = await PostAsync(intuit, body);
            await ShouldFailAsync(response, HttpStatusCode.BadRequest, """{"error":"invalid_request"}""");
        }
    }

    [Fact]
    public async Task Code_works_once_and_using_it_again_revokes_what_it_gave()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var code = (await intuit.ConsentAsync())["code"]!;
        var tokens = await Tokens.ReadAsync(await intuit.ExchangeAsync(code));

        await ShouldFailAsync(
            await intuit.ExchangeAsync(code),
            HttpStatusCode.BadRequest,
            """{"error":"invalid_grant","error_description":"Token invalid"}""");

        (await intuit.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Code_reuse_can_be_told_to_leave_the_grant_alone()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await intuit.ControlAsync("mode", """{"codeReuseRevokes":false}""");
        var code = (await intuit.ConsentAsync())["code"]!;
        var tokens = await Tokens.ReadAsync(await intuit.ExchangeAsync(code));

        (await intuit.ExchangeAsync(code)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await intuit.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Code_ends_after_ten_minutes()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var early = (await intuit.ConsentAsync())["code"]!;
        var late = (await intuit.ConsentAsync())["code"]!;

        intuit.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        (await intuit.ExchangeAsync(early)).StatusCode.ShouldBe(HttpStatusCode.OK);
        intuit.Time.Advance(TimeSpan.FromSeconds(1));
        (await intuit.ExchangeAsync(late)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("http://localhost:5000/qbo/callback/")]
    [InlineData("http://LOCALHOST:5000/qbo/callback")]
    [InlineData("https://admin.example.org/qbo/callback")]
    public async Task Code_is_bound_to_its_redirect_uri_letter_by_letter(string other)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var code = (await intuit.ConsentAsync())["code"]!;

        (await intuit.ExchangeAsync(code, other)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await intuit.ExchangeAsync(code)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Id_token_comes_with_the_openid_scope_only()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        var with = await intuit.ConnectAsync("openid com.intuit.quickbooks.accounting");
        var without = await intuit.ConnectAsync();

        without.Json.ContainsKey("id_token").ShouldBeFalse();
        with.Json.Select(member => member.Key).Last().ShouldBe("id_token");
        (await intuit.RefreshedAsync(with.Refresh)).Json.ContainsKey("id_token").ShouldBeTrue();
    }

    private static Task<HttpResponseMessage> PostAsync(SimulatorHost intuit, HttpContent body) =>
        intuit.PostTokenAsync([], change: request => request.Content = body);

    private static async Task ShouldFailAsync(HttpResponseMessage response, HttpStatusCode status, string body)
    {
        response.StatusCode.ShouldBe(status);
        response.ContentTypeAsSent().ShouldBe("application/json;charset=UTF-8");
        (await response.ReadTextAsync()).ShouldBe(body);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
