using QboAdmin.Audit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Receipts;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.Intuit;
using QboAdmin.Tests.IntuitSimulator;
using The = QboAdmin.Tests.Fixtures.The;

namespace QboAdmin.Tests.Receipts;

/// <summary>Whatever happens on the way, a receipt is in the books once or not at all, and the draft says which.</summary>
public sealed class OutboxTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task A_receipt_is_booked_and_the_draft_and_the_audit_trail_say_so()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var instance = await ReceiptsInstance.StartAsync(_url, books.Client);
        var before = await books.CountReceiptsAsync();

        var sent = await instance.SendAsync(await instance.SavedAsync());

        sent.State.ShouldBe(DraftState.Booked);
        (sent.Booked!.Total, sent.Problems.Count).ShouldBe((125.50m, 0));
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
        var entry = (await instance.Get<AuditLog>().ReadAsync(5)).ShouldHaveSingleItem();
        (entry.Action, entry.Who, entry.Succeeded).ShouldBe((AuditAction.BookReceipt, "Fatuma Ali", true));
        (await instance.Drafts.ListDueAsync(10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_clicks_on_two_instances_book_once()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var one = await ReceiptsInstance.StartAsync(_url, books.Client);
        await using var other = await ReceiptsInstance.StartAsync(_url, books.Client);
        var before = await books.CountReceiptsAsync();
        var draft = await one.SavedAsync();

        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => (index % 2 == 0 ? one : other).SendAsync(draft)));

        sent.ShouldAllBe(result => result.State == DraftState.Booked || result.State == DraftState.Sending);
        var booked = await other.BecomesAsync(draft, DraftState.Booked);
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
        (await one.SendAsync(booked)).Booked!.Id.ShouldBe(booked.Booked!.Id);
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("loseAnswerAfterWork")]
    [InlineData("dropConnection")]
    public async Task An_answer_that_is_lost_is_found_out_and_booked_once(string fault)
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var instance = await ReceiptsInstance.StartAsync(_url, books.Client);
        var before = await books.CountReceiptsAsync();
        var draft = await instance.SavedAsync();
        await books.Intuit.ControlAsync("faults", $$"""{"path":"/v3/company","{{fault}}":true,"count":3}""");

        var sent = await instance.SendAsync(draft);

        sent.State.ShouldBe(DraftState.Checking);
        sent.Attempt!.Reason.ShouldNotBeNullOrEmpty();
        await instance.BecomesAsync(draft, DraftState.Booked);
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task The_instance_that_dies_before_or_after_Intuit_booked_is_followed_by_another()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var dying = await ReceiptsInstance.StartAsync(_url, books.Client, works: false);
        var before = await books.CountReceiptsAsync();
        var (never, already) = (await dying.SavedAsync(), await dying.SavedAsync(Sample.Gift with { Reference = "2" }));

        // What a process leaves that is killed between its note in Redis and the answer: once nothing left, once Intuit had booked.
        await ClaimAsync(dying, never);
        var claimed = await ClaimAsync(dying, already);
        (await books.Client.CreateAsync(claimed.Attempt!.Request, RequestId.Parse(claimed.RequestId), CancellationToken.None)).Value.ShouldNotBeNull();

        await using var living = await ReceiptsInstance.StartAsync(_url, books.Client);
        await living.BecomesAsync(never, DraftState.Booked);
        await living.BecomesAsync(already, DraftState.Booked);
        (await books.CountReceiptsAsync()).ShouldBe(before + 2);
    }

    [Fact]
    public async Task What_Intuit_refuses_is_not_booked_and_says_where()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var instance = await ReceiptsInstance.StartAsync(_url, books.Client);
        var before = await books.CountReceiptsAsync();
        var draft = await instance.SavedAsync(Sample.Gift with { Number = "1001", DepositAccount = new Choice("79", "Donations"), Date = new DateOnly(2024, 1, 1) });

        var sent = await instance.SendAsync(draft);

        (sent.State, sent.Attempt).ShouldBe((DraftState.Editing, null));
        sent.Problems.Select(problem => problem.Field).ShouldBe([ReceiptField.DepositAccount, ReceiptField.Date, ReceiptField.Number]);
        sent.RequestId.ShouldNotBe(draft.RequestId);
        (await books.CountReceiptsAsync()).ShouldBe(before);

        var mended = (await instance.Drafts.SaveAsync(sent with { Input = Sample.Gift })).ShouldBeOfType<DraftSaved.Done>().Draft;
        (await instance.SendAsync(mended)).State.ShouldBe(DraftState.Booked);
    }

    [Fact]
    public async Task Trouble_before_anything_left_is_no_doubt()
    {
        await using var nobody = new IntuitRoom($"http://127.0.0.1:{Ports.Free()}");
        await using var instance = await ReceiptsInstance.StartAsync(_url, nobody.Accounting);

        var sent = await instance.SendAsync(await instance.SavedAsync());

        sent.State.ShouldBe(DraftState.Editing);
        sent.Problems.ShouldHaveSingleItem().Text.ShouldContain("Nothing is booked");
    }

    [Fact]
    public async Task A_draft_never_leaves_its_company()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        var company = Company.Of(The.Realm);
        await using var instance = await ReceiptsInstance.StartAsync(_url, books.Client, works: false, company: company);
        var (fresh, checking) = (await instance.SavedAsync(), await ClaimAsync(instance, await instance.SavedAsync()));
        var calls = await books.CallsAsync();
        company.Realm = The.OtherRealm;

        (await instance.SendAsync(fresh)).Problems.ShouldHaveSingleItem().Text.ShouldContain("another company");
        await instance.Outbox.ActAsync(checking.Id);

        (await instance.Drafts.FindAsync(checking.Id))!.Attempt!.Reason.ShouldBe("Another company is connected");
        (await books.CallsAsync()).ShouldBe(calls);
        (await books.Client.CreateAsync(SimulatedQuickBooks.Gift(), RequestId.New(), CancellationToken.None, The.OtherRealm))
            .Failure.ShouldBeOfType<QboAdmin.Intuit.QboFailure.Denied>();
        (await books.CallsAsync()).ShouldBe(calls);
    }

    [Fact]
    public async Task Without_Redis_nothing_leaves()
    {
        await using var own = await RedisProcess.StartAsync();
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var instance = await ReceiptsInstance.StartAsync(own.Url, books.Client);
        var draft = await instance.SavedAsync();
        await own.StopAsync();
        var calls = await books.CallsAsync();

        await Should.ThrowAsync<RedisAwayException>(() => instance.SendAsync(draft));

        (await books.CallsAsync()).ShouldBe(calls);
    }

    [Fact]
    public async Task A_repeat_that_is_refused_for_its_own_first_booking_is_recognised()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var instance = await ReceiptsInstance.StartAsync(_url, books.Client, works: false);
        var before = await books.CountReceiptsAsync();
        var draft = await ClaimAsync(instance, await instance.SavedAsync(Sample.Gift with { Number = "A-1" }));

        // Intuit has booked it, and has forgotten the request id.
        var booked = (await books.Client.CreateAsync(draft.Attempt!.Request, RequestId.New(), CancellationToken.None)).Value.ShouldNotBeNull();
        await instance.Outbox.ActAsync(draft.Id);

        (await instance.BecomesAsync(draft, DraftState.Booked)).Booked!.Id.ShouldBe(booked.Id);
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_repeats_are_not_trusted_any_more_looking_decides(bool wasBooked)
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var instance = await ReceiptsInstance.StartAsync(_url, books.Client, ReceiptsInstance.Quick with { TrustRepeatsFor = TimeSpan.Zero }, works: false);
        var draft = await ClaimAsync(instance, await instance.SavedAsync());
        if (wasBooked)
        {
            await books.Client.CreateAsync(draft.Attempt!.Request, RequestId.New(), CancellationToken.None);
        }

        var before = await books.CountReceiptsAsync();
        await instance.Outbox.ActAsync(draft.Id);

        var after = (await instance.Drafts.FindAsync(draft.Id)).ShouldNotBeNull();
        after.State.ShouldBe(wasBooked ? DraftState.Booked : DraftState.Editing);
        if (!wasBooked)
        {
            after.Problems.ShouldHaveSingleItem().Text.ShouldContain("was not booked");
        }

        (await books.CountReceiptsAsync()).ShouldBe(before);
    }

    private static async Task<ReceiptDraft> ClaimAsync(ReceiptsInstance instance, ReceiptDraft draft)
    {
        var now = ReceiptsInstance.Time.GetUtcNow();
        var request = ReceiptBuilder.Build(draft.Input, Sample.Setup).Request;
        var claim = draft with { State = DraftState.Sending, Attempt = new SendAttempt(request, "Fatuma Ali", now, now, Tries: 1) };
        return (await instance.Drafts.SaveAsync(claim, now)).ShouldBeOfType<DraftSaved.Done>().Draft;
    }
}
