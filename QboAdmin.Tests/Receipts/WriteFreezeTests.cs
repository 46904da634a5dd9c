using QboAdmin.Receipts;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.Intuit;
using QboAdmin.Tests.IntuitSimulator;
using The = QboAdmin.Tests.Fixtures.The;

namespace QboAdmin.Tests.Receipts;

public sealed class WriteFreezeTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task What_is_saved_during_a_freeze_waits_on_all_instances_and_is_booked_once_after_it()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var one = await ReceiptsInstance.StartAsync(_url, books.Client);
        await using var other = await ReceiptsInstance.StartAsync(_url, books.Client);
        var before = await books.CountReceiptsAsync();
        await one.Freeze.FreezeAsync(The.Operator, ReceiptsInstance.Time.GetUtcNow().AddHours(1), "month end");

        (await other.Freeze.ReadAsync()).ShouldNotBeNull().Reason.ShouldBe("month end");
        var queued = await other.SendAsync(await other.SavedAsync());
        queued.State.ShouldBe(DraftState.Queued);
        (await books.CountReceiptsAsync()).ShouldBe(before);

        await one.Freeze.ThawAsync(The.Operator);
        await one.BecomesAsync(queued, DraftState.Booked);
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_freeze_ends_by_itself()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var instance = await ReceiptsInstance.StartAsync(_url, books.Client);
        var before = await books.CountReceiptsAsync();
        await instance.Freeze.FreezeAsync(The.Operator, ReceiptsInstance.Time.GetUtcNow().AddSeconds(2), null);
        var queued = await instance.SendAsync(await instance.SavedAsync());

        await instance.BecomesAsync(queued, DraftState.Booked);

        (await instance.Freeze.ReadAsync()).ShouldBeNull();
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task An_outcome_that_is_not_known_is_only_looked_for_during_a_freeze()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var instance = await ReceiptsInstance.StartAsync(_url, books.Client, works: false);
        var before = await books.CountReceiptsAsync();
        await books.Intuit.ControlAsync("faults", """{"path":"/v3/company","dropConnection":true}""");
        var checking = await instance.SendAsync(await instance.SavedAsync());
        await instance.Freeze.FreezeAsync(The.Operator, ReceiptsInstance.Time.GetUtcNow().AddHours(1), null);

        await Eventually.True(async () =>
        {
            await instance.Outbox.ActAsync(checking.Id);
            return (await instance.Drafts.FindAsync(checking.Id))!.Attempt!.Reason == "Booking is frozen";
        });
        (await books.CountReceiptsAsync()).ShouldBe(before);

        await instance.Freeze.ThawAsync(The.Operator);
        await Eventually.True(async () =>
        {
            await instance.Outbox.ActAsync(checking.Id);
            return (await instance.Drafts.FindAsync(checking.Id))!.State == DraftState.Booked;
        });
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_freeze_has_an_end_that_makes_sense()
    {
        await using var instance = await ReceiptsInstance.StartAsync(_url, new IntuitRoom("http://127.0.0.1:1").Accounting, works: false);
        var now = ReceiptsInstance.Time.GetUtcNow();

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => instance.Freeze.FreezeAsync(The.Operator, now.AddMinutes(-1), null));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => instance.Freeze.FreezeAsync(The.Operator, now.AddDays(8), null));
    }
}
