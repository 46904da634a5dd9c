using Microsoft.AspNetCore.Http;
using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.IntuitSimulator;
using QboAdmin.Values;

namespace QboAdmin.Tests.Intuit;

public sealed class AccountingChannelTests
{
    private static CancellationToken Cancelled => SimulatedQuickBooks.Cancelled;

    [Fact]
    public async Task A_read_is_repeated_after_passing_trouble()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await books.Intuit.ControlAsync("faults", """{"path":"/v3/company","status":503}""");
        await books.Intuit.ControlAsync("faults", """{"path":"/v3/company","dropConnection":true}""");

        var page = (await books.Client.QueryAsync(new Query<PaymentMethod>(), Cancelled)).Value.ShouldNotBeNull();

        page.Rows.Count.ShouldBe(9);
        (await books.CallsAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task A_read_is_not_repeated_for_ever_nor_when_Intuit_asks_to_slow_down()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await books.Intuit.ControlAsync("faults", """{"path":"/v3/company","status":500,"count":9}""");

        (await books.Client.GetPreferencesAsync(Cancelled)).Failure.ShouldBeOfType<QboFailure.Unreachable>();
        (await books.CallsAsync()).ShouldBe(3);

        using (await books.Intuit.Http.DeleteAsync(new Uri($"{books.Intuit.Root}/control/faults"), Cancelled))
        {
            await books.Intuit.ControlAsync("faults", """{"path":"/v3/company","status":429,"retryAfterSeconds":7}""");
        }

        (await books.Client.GetPreferencesAsync(Cancelled)).Failure.ShouldBeOfType<QboFailure.Throttled>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        (await books.CallsAsync()).ShouldBe(4);
    }

    [Theory]
    [InlineData("""{"path":"/v3/company","status":503}""", 0)]
    [InlineData("""{"path":"/v3/company","dropConnection":true}""", 0)]
    [InlineData("""{"path":"/v3/company","loseAnswerAfterWork":true}""", 1)]
    public async Task A_write_whose_answer_is_lost_is_left_to_the_caller(string fault, int booked)
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        var before = await books.CountReceiptsAsync();
        await books.Intuit.ControlAsync("faults", fault);

        var failure = (await books.Client.CreateAsync(SimulatedQuickBooks.Gift(), RequestId.New(), Cancelled)).Failure;

        failure.ShouldBeOfType<QboFailure.Unreachable>().NeverLeft.ShouldBeFalse();
        (await books.CallsAsync()).ShouldBe(1);
        (await books.CountReceiptsAsync()).ShouldBe(before + booked);
    }

    [Fact]
    public async Task A_write_that_never_left_says_so()
    {
        await using var nobody = new IntuitRoom($"http://127.0.0.1:{Ports.Free()}");

        (await nobody.Accounting.CreateAsync(SimulatedQuickBooks.Gift(), RequestId.New(), Cancelled))
            .Failure.ShouldBeOfType<QboFailure.Unreachable>().NeverLeft.ShouldBeTrue();
    }

    [Fact]
    public async Task A_write_refused_with_401_is_repeated_once_under_the_new_token()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var alive = (await intuit.ConnectAsync()).Access;
        var tokens = new ScriptedTokens { First = ScriptedTokens.Grant("expired-long-ago"), Second = ScriptedTokens.Grant(alive) };
        await using var room = new IntuitRoom(intuit.Root, tokens: tokens);

        (await room.Accounting.CreateAsync(SimulatedQuickBooks.Gift(), RequestId.New(), Cancelled)).Value.ShouldNotBeNull().TotalAmt.ShouldBe(125.50m);

        tokens.Replacements.ShouldBe(1);
        (await OAuthClientTests.CountAsync(intuit, "apiCalls")).ShouldBe(2);
    }

    [Fact]
    public async Task The_address_carries_version_request_id_and_escaped_values()
    {
        await using var stub = await StubServer.StartAsync(context => context.Response.WriteAsync("""{"SalesReceipt":{"Id":"9"}}"""));
        await using var room = new IntuitRoom(stub.Url);

        await room.Accounting.SendAsync("9", "a+b&c@d.example", RequestId.Parse("draft-1"), Cancelled);
        await room.Accounting.QueryAsync(new Query<Customer>().Where(Customer.Fields.DisplayName.Is(@"O'Neil \ Söhne % +&#")), Cancelled);

        var (sent, asked) = (stub.Seen[0], stub.Seen[1]);
        (sent.Method, sent.Path).ShouldBe(("POST", $"/v3/company/{Fixtures.The.Realm}/salesreceipt/9/send"));
        sent.Query.ShouldBe("?minorversion=75&sendTo=a%2Bb%26c%40d.example&requestid=draft-1");
        sent.Headers["Content-Type"].ShouldBe("application/octet-stream");
        asked.Query.ShouldContain(@"DisplayName%20%3D%20%27O%5C%27Neil%20%5C%5C%20S%C3%B6hne%20%25%20%2B%26%23%27");
    }

    [Fact]
    public async Task Each_call_takes_a_turn_gives_it_back_and_tells_of_throttling()
    {
        var pace = new NotedPace();
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = new ScriptedTokens { First = ScriptedTokens.Grant((await intuit.ConnectAsync()).Access) };
        await using var room = new IntuitRoom(intuit.Root, tokens: tokens, pace: pace);

        await room.Accounting.GetPreferencesAsync(Cancelled);
        await room.Accounting.CreateAsync(SimulatedQuickBooks.Gift(), RequestId.New(), Cancelled);
        await intuit.ControlAsync("faults", """{"path":"/v3/company","status":429,"retryAfterSeconds":30}""");
        await room.Accounting.GetPreferencesAsync(Cancelled);

        pace.Taken.ShouldBe([CallKind.Read, CallKind.Write, CallKind.Read]);
        pace.UnderWay.ShouldBe(0);
        pace.MeteredReads.ShouldBe(1);
        pace.Pauses.ShouldBe([TimeSpan.FromSeconds(30)]);
    }

    private sealed class NotedPace : ICallPace
    {
        public List<CallKind> Taken { get; } = [];

        public List<TimeSpan> Pauses { get; } = [];

        public int MeteredReads { get; private set; }

        public int UnderWay { get; private set; }

        public Task<QboResult<CallTurn>> TakeTurnAsync(RealmId realm, CallKind kind, CancellationToken cancellationToken)
        {
            Taken.Add(kind);
            UnderWay++;
            return Task.FromResult<QboResult<CallTurn>>(new CallTurn(() => UnderWay--));
        }

        public Task PauseAsync(RealmId realm, TimeSpan length)
        {
            Pauses.Add(length);
            return Task.CompletedTask;
        }

        public void CountMeteredRead(RealmId realm) => MeteredReads++;
    }
}
