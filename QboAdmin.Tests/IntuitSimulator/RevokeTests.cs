using System.Net;
using System.Text;
using System.Text.Json;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class RevokeTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Either_token_as_json_or_form_kills_the_grant_and_answers_with_nothing(bool asJson, bool withRefreshToken)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        var token = withRefreshToken ? tokens.Refresh : tokens.Access;

        using var response = await intuit.RevokeAsync(asJson ? Json(token) : Form(token));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.ReadTextAsync()).ShouldBeEmpty();
        (await intuit.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var call = await intuit.ReadCompanyAsync(tokens.Access);
        call.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        ((string)(await call.ReadJsonAsync())["fault"]!["error"]![0]!["detail"]!).ShouldStartWith("Token revoked");
    }

    [Fact]
    public async Task Wrong_credentials_are_a_400_here()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        foreach (var credentials in (string[])["", "simulator-client:wrong"])
        {
            using var response = await intuit.RevokeAsync(Json(tokens.Refresh), credentials);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await response.ReadTextAsync()).ShouldBe("""{"error":"invalid_client"}""");
        }
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_that_is_unknown_ended_or_revoked_before_is_a_400()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();
        await intuit.ControlAsync("expire-access-token");

        foreach (var token in (string[])["RT1-1-H0-1", tokens.Access])
        {
            using var response = await intuit.RevokeAsync(Json(token));
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            ((string)(await response.ReadJsonAsync())["error"]!).ShouldBe("invalid_grant");
        }
        (await intuit.RevokeAsync(Json(tokens.Refresh))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await intuit.RevokeAsync(Json(tokens.Refresh))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("application/json", "not json")]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", "{}")]
    [InlineData("application/json", """{"token":5}""")]
    [InlineData("application/json", """{"token":""}""")]
    [InlineData("application/x-www-form-urlencoded", "tok=1")]
    [InlineData("application/x-www-form-urlencoded", "token=")]
    public async Task Body_without_a_token_is_an_invalid_request(string type, string body)
    {
        await using var intuit = await SimulatorHost.StartAsync();

        using var response = await intuit.RevokeAsync(new StringContent(body, Encoding.UTF8, type));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadTextAsync()).ShouldBe("""{"error":"invalid_request"}""");
    }

    private static StringContent Json(string token) =>
        new(JsonSerializer.Serialize(new Dictionary<string, string> { ["token"] = token }), Encoding.UTF8, "application/json");

    private static FormUrlEncodedContent Form(string token) => new(new Dictionary<string, string> { ["token"] = token });
}
