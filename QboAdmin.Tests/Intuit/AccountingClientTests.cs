using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.IntuitSimulator;
using QboAdmin.Values;
using The = QboAdmin.Tests.Fixtures.The;

namespace QboAdmin.Tests.Intuit;

public sealed class AccountingClientTests
{
    private static readonly string CompanyPath = $"/v3/company/{The.Realm}/companyinfo/{The.Realm}";

    [Fact]
    public async Task The_company_behind_a_token_is_read_with_name_country_and_trace_id()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = new ScriptedTokens { First = ScriptedTokens.Grant((await intuit.ConnectAsync()).Access) };
        await using var room = new IntuitRoom(intuit.Root, tokens: tokens);

        var info = (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Value.ShouldNotBeNull();

        (info.Name, info.Country).ShouldBe(("Mwangaza Friends", "US"));
        info.IntuitTid.ShouldNotBeNullOrEmpty();
        info.Milliseconds.ShouldBeInRange(0, 20_000);
        tokens.Replacements.ShouldBe(0);
        (await OAuthClientTests.CountAsync(intuit, "apiCalls")).ShouldBe(1);
    }

    [Fact]
    public async Task The_request_is_what_Intuit_documents()
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(CompanyPath, """{"CompanyInfo":{"CompanyName":"A"},"time":"2026-11-19T12:48:31-08:00"}""");
        await using var room = new IntuitRoom(stub.Url);

        (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Value.ShouldNotBeNull().Country.ShouldBeNull();

        var request = stub.Seen.ShouldHaveSingleItem();
        (request.Method, request.Path, request.Query).ShouldBe(("GET", CompanyPath, "?minorversion=75"));
        request.Headers["Authorization"].ShouldBe("Bearer first");
        request.Headers["Accept"].ShouldBe("application/json");
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_read_repeated_once()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var alive = (await intuit.ConnectAsync()).Access;
        var tokens = new ScriptedTokens { First = ScriptedTokens.Grant("expired-long-ago"), Second = ScriptedTokens.Grant(alive) };
        await using var room = new IntuitRoom(intuit.Root, tokens: tokens);

        (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Value.ShouldNotBeNull().Name.ShouldBe("Mwangaza Friends");

        tokens.Replacements.ShouldBe(1);
        tokens.Refused.ShouldBe(AccessToken.Parse("expired-long-ago"));
        (await OAuthClientTests.CountAsync(intuit, "apiCalls")).ShouldBe(2);
    }

    [Fact]
    public async Task A_second_refusal_is_reported_and_not_tried_a_third_time()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = new ScriptedTokens();
        await using var room = new IntuitRoom(intuit.Root, tokens: tokens);

        var denied = (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Denied>();

        denied.Message.ShouldContain("401");
        denied.IntuitTid.ShouldNotBeNullOrEmpty();
        tokens.Replacements.ShouldBe(1);
        (await OAuthClientTests.CountAsync(intuit, "apiCalls")).ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_token_QuickBooks_is_not_asked_and_without_a_replacement_not_again()
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(CompanyPath, "", 401);
        var tokens = new ScriptedTokens { First = new QboFailure.NotConnected() };
        await using var room = new IntuitRoom(stub.Url, tokens: tokens);

        (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.NotConnected>();
        stub.Seen.ShouldBeEmpty();

        tokens.First = ScriptedTokens.Grant("first");
        tokens.Second = new QboFailure.ReconnectNeeded("a person must sign in");
        (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.ReconnectNeeded>();
        stub.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task With_a_grant_of_its_own_nothing_is_replaced()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = new ScriptedTokens();
        await using var room = new IntuitRoom(intuit.Root, tokens: tokens);
        var grant = ScriptedTokens.Grant((await intuit.ConnectAsync()).Access);

        (await room.Accounting.GetCompanyInfoAsync(grant, CancellationToken.None)).Value.ShouldNotBeNull();
        (await room.Accounting.GetCompanyInfoAsync(ScriptedTokens.Grant("dead"), CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Denied>();

        tokens.Replacements.ShouldBe(0);
        (await OAuthClientTests.CountAsync(intuit, "apiCalls")).ShouldBe(2);
    }

    [Theory]
    [InlineData(403, "Denied", "403")]
    [InlineData(429, "Throttled", "slow down")]
    [InlineData(500, "Unreachable", "500")]
    [InlineData(503, "Unreachable", "503")]
    [InlineData(400, "Rejected", "business validation")]
    public async Task Intuits_failures_each_have_their_kind_and_are_not_repeated(int status, string kind, string words)
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = new ScriptedTokens { First = ScriptedTokens.Grant((await intuit.ConnectAsync()).Access) };
        await using var room = new IntuitRoom(intuit.Root, tokens: tokens);
        await intuit.ControlAsync("faults", $$"""{"path":"/v3/company","status":{{status}},"retryAfterSeconds":9}""");

        var failure = (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldNotBeNull();

        failure.GetType().Name.ShouldBe(kind);
        failure.Message.ShouldContain(words);
        failure.IntuitTid.ShouldNotBeNullOrEmpty();
        if (failure is QboFailure.Throttled throttled)
        {
            throttled.RetryAfter.ShouldBe(TimeSpan.FromSeconds(9));
        }

        (await OAuthClientTests.CountAsync(intuit, "apiCalls")).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"Fault":{"Error":[{"Message":"Duplicate Name","Detail":"Taken","code":"6240","element":""}],"type":"ValidationFault"}}""")]
    [InlineData("""{"fault":{"error":[{"message":"Duplicate Name","detail":"Taken","code":"6240","element":null}],"type":"SERVICE"},"report":null,"time":1}""")]
    public async Task Both_shapes_of_a_fault_are_understood_with_any_status(string body)
    {
        await using var stub = await StubServer.StartAsync();
        await using var room = new IntuitRoom(stub.Url);
        foreach (var status in new[] { 400, 200 })
        {
            stub.At(CompanyPath, body, status);

            var rejected = (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Rejected>();

            (rejected.Message, rejected.Code, rejected.Detail).ShouldBe(("Duplicate Name", "6240", "Taken"));
        }
    }

    [Fact]
    public async Task A_403_that_says_throttled_is_throttling_and_a_wait_not_given_is_a_minute()
    {
        await using var stub = await StubServer.StartAsync();
        await using var room = new IntuitRoom(stub.Url);

        stub.At(CompanyPath, """{"fault":{"error":[{"message":"ThrottleExceeded","code":"3001"}]}}""", 403);
        (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Throttled>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
        stub.At(CompanyPath, "", 429);
        (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Throttled>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("""{"CompanyInfo":[]}""")]
    [InlineData("<IntuitResponse xmlns=\"http://schema.intuit.com/finance/v3\"/>")]
    public async Task An_answer_that_cannot_be_read_is_no_answer(string body)
    {
        await using var stub = await StubServer.StartAsync();
        stub.At(CompanyPath, body);
        await using var room = new IntuitRoom(stub.Url);

        (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Unreachable>();
    }

    [Fact]
    public async Task A_faulty_line_is_unreachable_and_says_how()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await using var room = new IntuitRoom(intuit.Root, limit: TimeSpan.FromMilliseconds(500));
        await using var nobody = new IntuitRoom($"http://127.0.0.1:{Ports.Free()}");

        (await nobody.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Unreachable>().Message.ShouldBe("QuickBooks can't be reached");
        await intuit.ControlAsync("faults", """{"path":"/v3/company","dropConnection":true}""");
        (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Unreachable>();
        await intuit.ControlAsync("faults", """{"path":"/v3/company","latencyMs":60000}""");
        (await room.Accounting.GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Unreachable>().Message.ShouldBe("QuickBooks did not answer in time");
        (await OAuthClientTests.CountAsync(intuit, "apiCalls")).ShouldBe(2);
    }

    [Fact]
    public async Task A_caller_who_has_gone_gets_no_answer_made_up_for_him()
    {
        await using var stub = await StubServer.StartAsync(async context => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var room = new IntuitRoom(stub.Url);
        using var patience = new CancellationTokenSource();

        var read = room.Accounting.GetCompanyInfoAsync(patience.Token);
        await Eventually.True(() => stub.Seen.Count > 0);
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => read);
    }

    [Theory]
    [InlineData("Sandbox", "https://sandbox-quickbooks.api.intuit.com/v3/company/")]
    [InlineData("Production", "https://quickbooks.api.intuit.com/v3/company/")]
    public void Each_environment_has_its_own_address_at_Intuit(string environment, string address) =>
        new IntuitOptions
        {
            Environment = Enum.Parse<QboEnvironment>(environment),
            ClientId = "id",
            ClientSecret = The.ClientSecret,
            RedirectUri = new Uri("https://qbo.example/qbo/callback"),
        }.CompanyBaseUrl.ShouldBe(address);
}
