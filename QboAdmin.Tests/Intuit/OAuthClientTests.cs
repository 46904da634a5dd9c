using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;
using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.IntuitSimulator;
using QboAdmin.Values;
using The = QboAdmin.Tests.Fixtures.The;

namespace QboAdmin.Tests.Intuit;

public sealed class OAuthClientTests
{
    private const string TokenPath = "/oauth2/v1/tokens/bearer";
    private const string RevokePath = "/v2/oauth2/tokens/revoke";

    [Fact]
    public async Task The_way_to_Intuit_asks_for_a_code_for_accounting_alone_and_carries_the_state()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await using var room = new IntuitRoom(intuit.Root);

        var uri = await room.OAuth.GetAuthorizeUriAsync("a b&c=+é", TestContext.Current.CancellationToken);

        uri.GetLeftPart(UriPartial.Path).ShouldBe($"{intuit.Root}/connect/oauth2");
        QueryHelpers.ParseQuery(uri.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()).ShouldBe(
            new Dictionary<string, string>
            {
                ["client_id"] = IntuitRoom.ClientId,
                ["response_type"] = "code",
                ["scope"] = "com.intuit.quickbooks.accounting",
                ["redirect_uri"] = "http://localhost:5000/qbo/callback",
                ["state"] = "a b&c=+é",
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_code_is_exchanged_once_for_tokens_with_all_three_ends()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var time = new FakeTimeProvider(The.Moment.AddMilliseconds(700));
        await using var room = new IntuitRoom(intuit.Root, time);
        var code = (await intuit.ConsentAsync())["code"]!;

        (await room.OAuth.ExchangeCodeAsync(code)).Succeeded(out var grant, out var failure).ShouldBeTrue(failure?.Message);

        grant!.AccessTokenLife.ShouldBe(TimeSpan.FromHours(1));
        grant.AccessTokenEndsAt.ShouldBe(The.Moment.AddHours(1));
        grant.RefreshTokenEndsAt.ShouldBe(The.Moment.AddSeconds(8_726_400));
        grant.HardEndsAt.ShouldBe(The.Moment.AddSeconds(157_680_000));
        grant.IntuitTid.ShouldNotBeNullOrEmpty();
        (await intuit.StatusOfApiAsync(grant.AccessToken.Reveal())).ShouldBe(System.Net.HttpStatusCode.OK);
        (await CountAsync(intuit, "codeExchanges")).ShouldBe(1);
    }

    [Fact]
    public async Task A_refresh_brings_a_new_access_token_and_whatever_refresh_token_Intuit_gives()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await using var room = new IntuitRoom(intuit.Root);
        var first = await intuit.ConnectAsync();

        (await room.OAuth.RefreshAsync(RefreshToken.Parse(first.Refresh))).Succeeded(out var same, out _).ShouldBeTrue();
        await intuit.ControlAsync("rotate-refresh-token");
        (await room.OAuth.RefreshAsync(RefreshToken.Parse(first.Refresh))).Succeeded(out var rotated, out _).ShouldBeTrue();

        same!.AccessToken.Reveal().ShouldNotBe(first.Access);
        same.RefreshToken.Reveal().ShouldBe(first.Refresh);
        rotated!.RefreshToken.Reveal().ShouldNotBe(first.Refresh);
        (await CountAsync(intuit, "refreshes")).ShouldBe(2);
    }

    [Fact]
    public async Task Both_grants_prove_who_asks_by_Basic_alone_and_ask_for_the_hard_end()
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(TokenPath, """{"token_type":"bearer","access_token":"a","expires_in":3600,"refresh_token":"r"}""");
        await using var room = new IntuitRoom(stub.Url);

        (await room.OAuth.ExchangeCodeAsync("AB11+/=code")).Failure.ShouldBeNull();
        (await room.OAuth.RefreshAsync(RefreshToken.Parse("RT1-old+/="))).Failure.ShouldBeNull();

        var requests = stub.SeenAt(TokenPath).ToList();
        requests.Count.ShouldBe(2);
        foreach (var request in requests)
        {
            request.Method.ShouldBe("POST");
            request.Headers["Authorization"].ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("simulator-client:simulator-secret")));
            request.Headers["x-include-refresh-token-hard-expires-in"].ShouldBe("true");
            request.Headers["Accept"].ShouldBe("application/json");
            request.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded");
        }

        Form(requests[0]).ShouldBe(
            new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = "AB11+/=code", ["redirect_uri"] = "http://localhost:5000/qbo/callback" }, ignoreOrder: true);
        Form(requests[1]).ShouldBe(
            new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = "RT1-old+/=" }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_refresh_answered_without_a_refresh_token_keeps_the_one_that_was_used()
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(TokenPath, """{"access_token":"a","expires_in":3600}""");
        await using var room = new IntuitRoom(stub.Url);

        (await room.OAuth.RefreshAsync(The.RefreshToken)).Grant!.RefreshToken.ShouldBe(The.RefreshToken);
        (await room.OAuth.ExchangeCodeAsync("code")).Failure!.Kind.ShouldBe(OAuthFailureKind.Refused, "a code without a refresh token is of no use");
    }

    [Theory]
    [InlineData(""" "3600" """, 3600)]
    [InlineData("60", 60)]
    [InlineData("315000000", 315_000_000)]
    public async Task A_life_of_any_sane_length_is_taken_in_quotes_too(string written, int seconds)
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(TokenPath, $$"""{"access_token":"a","refresh_token":"r","expires_in":{{written}},"unknown":{"member":[1]},"x_refresh_token_expires_in":-5}""");
        var time = new FakeTimeProvider(The.Moment);
        await using var room = new IntuitRoom(stub.Url, time);

        var grant = (await room.OAuth.RefreshAsync(The.RefreshToken)).Grant.ShouldNotBeNull();

        grant.AccessTokenEndsAt.ShouldBe(The.Moment.AddSeconds(seconds));
        grant.RefreshTokenEndsAt.ShouldBeNull("an absurd number is as good as none");
        grant.HardEndsAt.ShouldBeNull("Intuit did not say");
    }

    [Fact]
    public async Task A_revoke_sends_the_token_as_JSON_and_the_app_as_Basic()
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(RevokePath, "");
        await using var room = new IntuitRoom(stub.Url);

        (await room.OAuth.RevokeAsync(RefreshToken.Parse("RT1-\"quoted\""), CancellationToken.None)).ShouldBeNull();

        var request = stub.SeenAt(RevokePath).ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Headers["Content-Type"].ShouldStartWith("application/json");
        request.Headers["Authorization"].ShouldStartWith("Basic ");
        var body = JsonNode.Parse(request.Body)!.AsObject();
        body.Count.ShouldBe(1);
        ((string?)body["token"]).ShouldBe("RT1-\"quoted\"");
    }

    [Fact]
    public async Task A_revoke_ends_the_grant_and_one_of_an_unknown_token_counts_as_done()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await using var room = new IntuitRoom(intuit.Root);
        var tokens = await intuit.ConnectAsync();
        var refreshToken = RefreshToken.Parse(tokens.Refresh);

        (await room.OAuth.RevokeAsync(refreshToken, CancellationToken.None)).ShouldBeNull();
        (await room.OAuth.RevokeAsync(refreshToken, CancellationToken.None)).ShouldBeNull("it is gone already");
        (await room.OAuth.RevokeAsync(The.RefreshToken, CancellationToken.None)).ShouldBeNull("Intuit has never heard of it");

        (await CountAsync(intuit, "revocations")).ShouldBe(1);
        (await room.OAuth.RefreshAsync(refreshToken)).Failure!.Kind.ShouldBe(OAuthFailureKind.InvalidGrant);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client"}""", "InvalidClient")]
    [InlineData(401, "", "InvalidClient")]
    [InlineData(403, """{"error":"unauthorized_client"}""", "Refused")]
    [InlineData(429, "", "Passing")]
    [InlineData(500, "<html>", "Passing")]
    [InlineData(503, "", "Passing")]
    public async Task A_revoke_that_failed_says_so_and_is_not_repeated_by_itself(int status, string body, string kind)
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(RevokePath, body, status);
        await using var room = new IntuitRoom(stub.Url);

        var failure = await room.OAuth.RevokeAsync(The.RefreshToken, CancellationToken.None);

        failure.ShouldNotBeNull().Kind.ToString().ShouldBe(kind);
        stub.SeenAt(RevokePath).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_revoke_whose_caller_has_gone_ends_with_him()
    {
        await using var stub = await StubServer.StartAsync(async context => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var room = new IntuitRoom(stub.Url);
        using var patience = new CancellationTokenSource();

        var revoke = room.OAuth.RevokeAsync(The.RefreshToken, patience.Token);
        await Eventually.True(() => stub.Seen.Count > 0);
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => revoke);
    }

    [Fact]
    public async Task Nobody_is_led_elsewhere_with_the_secret_in_hand()
    {
        await using var elsewhere = await StubServer.StartAsync();
        await using var stub = await StubServer.StartAsync();
        stub.Answer = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Url + context.Request.Path;
            return Task.CompletedTask;
        };
        await using var room = new IntuitRoom(stub.Url);

        (await room.OAuth.RefreshAsync(The.RefreshToken)).Failure!.Kind.ShouldBe(OAuthFailureKind.Refused);
        (await room.OAuth.RevokeAsync(The.RefreshToken, CancellationToken.None)).ShouldNotBeNull().Kind.ShouldBe(OAuthFailureKind.Refused);
        (await room.Accounting.GetCompanyInfoAsync(ScriptedTokens.Grant("a"), CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Rejected>();

        elsewhere.Seen.ShouldBeEmpty();
        stub.SeenAt(TokenPath).Count().ShouldBe(1);
    }

    internal static async Task<int> CountAsync(SimulatorHost intuit, string counter) => (int)(await intuit.GetJsonAsync("/control/stats"))[counter]!;

    private static Dictionary<string, string> Form(SeenRequest request) =>
        QueryHelpers.ParseQuery(request.Body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
}
