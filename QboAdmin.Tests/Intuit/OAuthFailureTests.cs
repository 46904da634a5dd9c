using System.Text;
using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.IntuitSimulator;
using QboAdmin.Values;
using The = QboAdmin.Tests.Fixtures.The;

namespace QboAdmin.Tests.Intuit;

/// <summary>Each way in which Intuit may give no tokens has its own kind, and no request is ever sent twice.</summary>
public sealed class OAuthFailureTests
{
    private const string TokenPath = "/oauth2/v1/tokens/bearer";

    [Theory]
    [InlineData(400, "InvalidGrant", "invalid_grant")]
    [InlineData(401, "InvalidClient", "QBO_CLIENT_ID")]
    [InlineData(403, "Refused", "403 (unauthorized_client)")]
    [InlineData(408, "Passing", "408")]
    [InlineData(429, "Passing", "slow down")]
    [InlineData(500, "Passing", "500")]
    [InlineData(503, "Passing", "503")]
    public async Task Intuits_own_failures_each_have_their_kind(int status, string kind, string words)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await using var room = new IntuitRoom(intuit.Root);
        var tokens = await intuit.ConnectAsync();
        await FaultAsync(intuit, $$"""{"path":"{{TokenPath}}","status":{{status}},"retryAfterSeconds":7}""");

        var failure = (await room.OAuth.RefreshAsync(RefreshToken.Parse(tokens.Refresh))).Failure.ShouldNotBeNull();

        failure.Kind.ToString().ShouldBe(kind);
        failure.Message.ShouldContain(words);
        failure.IntuitTid.ShouldNotBeNullOrEmpty();
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        (await OAuthClientTests.CountAsync(intuit, "refreshes")).ShouldBe(0, "the fault met the only request");
        (await room.OAuth.RefreshAsync(RefreshToken.Parse(tokens.Refresh))).Failure.ShouldBeNull("and it was the only one");
    }

    [Fact]
    public async Task A_wrong_secret_is_the_apps_fault_and_a_wrong_code_the_codes()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await using var right = new IntuitRoom(intuit.Root);
        await using var wrong = new IntuitRoom(intuit.Root, clientSecret: "not-the-secret");

        (await wrong.OAuth.ExchangeCodeAsync("whatever")).Failure!.Kind.ShouldBe(OAuthFailureKind.InvalidClient);
        (await wrong.OAuth.RevokeAsync(The.RefreshToken, CancellationToken.None)).ShouldNotBeNull().Kind.ShouldBe(OAuthFailureKind.InvalidClient);
        (await right.OAuth.ExchangeCodeAsync("whatever")).Failure!.Kind.ShouldBe(OAuthFailureKind.InvalidGrant);
        (await right.OAuth.RefreshAsync(The.RefreshToken)).Failure!.Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Nobody_at_the_door_is_a_passing_failure()
    {
        await using var room = new IntuitRoom($"http://127.0.0.1:{Ports.Free()}");

        var failure = (await room.OAuth.RefreshAsync(The.RefreshToken)).Failure.ShouldNotBeNull();

        failure.ShouldSatisfyAllConditions(
            () => failure.Kind.ShouldBe(OAuthFailureKind.Passing),
            () => failure.Message.ShouldBe("Intuit can't be reached"),
            () => failure.IntuitTid.ShouldBeNull());
        (await room.OAuth.RevokeAsync(The.RefreshToken, CancellationToken.None)).ShouldNotBeNull().Kind.ShouldBe(OAuthFailureKind.Passing);
        (await room.OAuth.GetAuthorizeUriAsync("state", CancellationToken.None)).AbsolutePath.ShouldBe("/connect/oauth2", "the person's browser may reach it");
    }

    [Theory]
    [InlineData("dropConnection", 0)]
    [InlineData("loseAnswerAfterWork", 1)]
    public async Task A_connection_that_breaks_leaves_open_whether_Intuit_acted_and_is_not_tried_again(string fault, int refreshes)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await using var room = new IntuitRoom(intuit.Root);
        var tokens = await intuit.ConnectAsync();
        await FaultAsync(intuit, $$"""{"path":"{{TokenPath}}","{{fault}}":true}""");

        var failure = (await room.OAuth.RefreshAsync(RefreshToken.Parse(tokens.Refresh))).Failure.ShouldNotBeNull();

        failure.Kind.ShouldBe(OAuthFailureKind.NoAnswer);
        (await OAuthClientTests.CountAsync(intuit, "refreshes")).ShouldBe(refreshes);
        (await intuit.GetJsonAsync("/control/faults")).AsArray().ShouldBeEmpty("the fault met one request");
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_no_answer()
    {
        // The simulator's clock stands still, so its wait never ends.
        await using var intuit = await SimulatorHost.StartAsync();
        await using var room = new IntuitRoom(intuit.Root, limit: TimeSpan.FromMilliseconds(500));
        var tokens = await intuit.ConnectAsync();
        _ = await room.OAuth.GetAuthorizeUriAsync("state", CancellationToken.None);
        await FaultAsync(intuit, $$"""{"path":"{{TokenPath}}","latencyMs":60000}""");

        var failure = (await room.OAuth.RefreshAsync(RefreshToken.Parse(tokens.Refresh))).Failure.ShouldNotBeNull();

        failure.Kind.ShouldBe(OAuthFailureKind.NoAnswer);
        failure.Message.ShouldBe("Intuit did not answer in time");
        failure.Milliseconds.ShouldBeGreaterThanOrEqualTo(400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html><body>Service unavailable</body></html>")]
    [InlineData("""{"access_token":"a","refresh_token":"r"}""")]
    [InlineData("""{"expires_in":3600,"refresh_token":"r"}""")]
    [InlineData("""{"access_token":"","expires_in":3600,"refresh_token":"r"}""")]
    [InlineData("""{"access_token":null,"expires_in":3600,"refresh_token":"r"}""")]
    [InlineData("""{"access_token":{"a":1},"expires_in":3600,"refresh_token":"r"}""")]
    [InlineData("""{"access_token":"a b","expires_in":3600,"refresh_token":"r"}""")]
    [InlineData("""{"access_token":"a\r\nX-Evil: 1","expires_in":3600,"refresh_token":"r"}""")]
    [InlineData("""{"access_token":"café","expires_in":3600,"refresh_token":"r"}""")]
    [InlineData("""{"access_token":"a","expires_in":3600,"refresh_token":"r r"}""")]
    [InlineData("""{"access_token":"a","expires_in":0,"refresh_token":"r"}""")]
    [InlineData("""{"access_token":"a","expires_in":-1,"refresh_token":"r"}""")]
    [InlineData("""{"access_token":"a","expires_in":"soon","refresh_token":"r"}""")]
    [InlineData("""{"access_token":"a","expires_in":99999999999999999999,"refresh_token":"r"}""")]
    [InlineData("""{"access_token":"a","expires_in":9223372036854775807,"refresh_token":"r"}""")]
    public async Task An_answer_without_usable_tokens_is_refused_whole(string body)
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(TokenPath, body);
        await using var room = new IntuitRoom(stub.Url);

        var failure = (await room.OAuth.RefreshAsync(The.RefreshToken)).Failure.ShouldNotBeNull();

        failure.Kind.ShouldBe(OAuthFailureKind.Refused);
        failure.Message.ShouldBe("Intuit's answer holds no usable tokens");
        stub.SeenAt(TokenPath).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_token_longer_than_any_of_Intuits_is_refused()
    {
        await using var stub = await StubServer.StartAsync();
        await using var room = new IntuitRoom(stub.Url);

        stub.At(TokenPath, $$"""{"access_token":"{{new string('a', AccessToken.MaxLength)}}","expires_in":3600}""");
        (await room.OAuth.RefreshAsync(The.RefreshToken)).Failure.ShouldBeNull();
        stub.At(TokenPath, $$"""{"access_token":"{{new string('a', AccessToken.MaxLength + 1)}}","expires_in":3600}""");
        (await room.OAuth.RefreshAsync(The.RefreshToken)).Failure!.Kind.ShouldBe(OAuthFailureKind.Refused);
    }

    [Theory]
    [InlineData(400, "", "Refused")]
    [InlineData(400, "garbage", "Refused")]
    [InlineData(400, """{"error":{"nested":true}}""", "Refused")]
    [InlineData(400, """["invalid_grant"]""", "Refused")]
    [InlineData(400, """{"error_description":"Token invalid","error":"invalid_grant"}""", "InvalidGrant")]
    [InlineData(401, "<html>", "InvalidClient")]
    [InlineData(404, "", "Refused")]
    [InlineData(502, "<html>Bad gateway</html>", "Passing")]
    public async Task A_refusal_is_understood_by_what_can_be_read_of_it(int status, string body, string kind)
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(TokenPath, body, status);
        await using var room = new IntuitRoom(stub.Url);

        (await room.OAuth.RefreshAsync(The.RefreshToken)).Failure!.Kind.ToString().ShouldBe(kind);
        stub.SeenAt(TokenPath).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("Thu, 19 Nov 2026 20:50:31 GMT", 120)]
    [InlineData("Thu, 19 Nov 2026 20:00:00 GMT", null)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("99999999999", null)]
    public async Task The_wait_that_Intuit_asks_for_is_read_in_seconds_and_as_a_date(string header, int? seconds)
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(TokenPath, "", 429, response =>
        {
            response.Headers.RetryAfter = header;
            response.Headers.Date = "Thu, 19 Nov 2026 20:48:31 GMT";
        });
        await using var room = new IntuitRoom(stub.Url);

        (await room.OAuth.RefreshAsync(The.RefreshToken)).Failure!.RetryAfter.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(TokenPath, new string(' ', 2 * 1024 * 1024) + "{}");
        await using var room = new IntuitRoom(stub.Url);

        (await room.OAuth.RefreshAsync(The.RefreshToken)).Failure.ShouldNotBeNull().Kind.ShouldBe(OAuthFailureKind.NoAnswer);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task An_answer_that_cannot_be_unpacked_is_a_failure_like_any_other(string encoding)
    {
        await using var stub = await StubServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync("not packed at all, whatever the header says"u8.ToArray()).AsTask();
        });
        await using var room = new IntuitRoom(stub.Url);

        (await room.OAuth.RefreshAsync(The.RefreshToken)).Failure.ShouldNotBeNull();
        await Should.NotThrowAsync(() => room.OAuth.RevokeAsync(The.RefreshToken, CancellationToken.None));
        (await room.Accounting.GetCompanyInfoAsync(ScriptedTokens.Grant("a"), CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Unreachable>();
    }

    [Theory]
    [InlineData("1-58b1c3a4-0f2d4c6e8a9b", "1-58b1c3a4-0f2d4c6e8a9b")]
    [InlineData("<script>", null)]
    [InlineData("", null)]
    public async Task A_trace_id_is_passed_on_only_when_it_looks_like_one(string header, string? tid)
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(TokenPath, "", 503, response => response.Headers["intuit_tid"] = header);
        await using var room = new IntuitRoom(stub.Url);

        (await room.OAuth.RefreshAsync(The.RefreshToken)).Failure!.IntuitTid.ShouldBe(tid);
    }

    [Fact]
    public async Task No_log_line_and_no_printed_value_holds_a_secret()
    {
        const string access = "eyJ-very-secret-access-token";
        const string refresh = "RT1-very-secret-refresh-token";
        const string code = "AB11-very-secret-code";
        await using var stub = await StubServer.StartAsync();
        await using var room = new IntuitRoom(stub.Url);
        var printed = new StringBuilder();

        foreach (var (body, status) in new[]
        {
            ($$"""{"access_token":"{{access}}","expires_in":3600,"refresh_token":"{{refresh}}"}""", 200),
            ($$"""{"access_token":"{{access}}","refresh_token":"{{refresh}}"}""", 200),
            ($$"""{"access_token":"{{access}}","expires_in":"{{refresh}}","refresh_token":"{{refresh}}"}""", 200),
            ("""{"error":"invalid_grant"}""", 400),
            ("", 503),
        })
        {
            stub.At(TokenPath, body, status);
            printed.Append(await room.OAuth.ExchangeCodeAsync(code)).Append(await room.OAuth.RefreshAsync(RefreshToken.Parse(refresh)));
            printed.Append(await room.OAuth.RevokeAsync(RefreshToken.Parse(refresh), CancellationToken.None));
            printed.Append((await room.Accounting.GetCompanyInfoAsync(new AccessGrant(AccessToken.Parse(access), The.Realm, The.Moment), CancellationToken.None)).Failure);
        }

        printed.Append(new AccessGrant(AccessToken.Parse(access), The.Realm, The.Moment));
        printed.AppendJoin('\n', room.Log.Lines);
        var text = printed.ToString();
        room.Log.Lines.ShouldNotBeEmpty("everything is logged that can be");
        string[] secrets =
            [access, refresh, code, IntuitRoom.ClientSecret, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{IntuitRoom.ClientId}:{IntuitRoom.ClientSecret}"))];
        foreach (var secret in secrets)
        {
            text.ShouldNotContain(secret);
        }
    }

    private static async Task FaultAsync(SimulatorHost intuit, string json) => (await intuit.ControlAsync("faults", json)).EnsureSuccessStatusCode();
}
