using System.Text;
using Microsoft.AspNetCore.DataProtection;
using QboAdmin.Receipts;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Tests.Receipts;

public sealed class DraftStoreTests(SharedRedis redis)
{
    private static readonly RedisKeys Keys = new(QboEnvironment.Sandbox);

    private readonly int _database = redis.NextDatabase();

    private string Url => redis.Process.UrlOf(_database);

    [Fact]
    public async Task A_draft_comes_back_whole_on_another_instance_and_only_to_its_owner()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        var input = Sample.Gift with { Message = "’quoted’ 😀 李", Discount = new DiscountInput(10, null), Location = new Choice("1", "Ithaca") };

        var saved = await one.SavedAsync(input);

        var found = (await other.Drafts.FindAsync(saved.Id, "Fatuma Ali")).ShouldNotBeNull();
        (found.Input, found.Version, found.RequestId, found.State).ShouldBe((input, 1L, saved.RequestId, DraftState.Editing));
        (await other.Drafts.FindAsync(saved.Id, "Somebody Else")).ShouldBeNull();
        (await other.Drafts.ListAsync("Somebody Else")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_of_it_can_be_read_in_Redis_and_it_ends_after_thirty_days()
    {
        await using var instance = await StartAsync();
        var saved = await instance.SavedAsync(Sample.Gift with { Note = "a-very-private-note" });
        var database = await redis.Process.ConnectAsync(_database);

        var raw = Encoding.Latin1.GetString((byte[])(await database.HashGetAsync(Keys.Draft(saved.Id), "sealed"))!);
        raw.ShouldNotContain("Okafor");
        raw.ShouldNotContain("a-very-private-note");
        (await database.KeyTimeToLiveAsync(Keys.Draft(saved.Id))).ShouldNotBeNull().ShouldBe(TimeSpan.FromDays(30), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task The_slower_of_two_tabs_is_told_and_overwrites_nothing()
    {
        await using var instance = await StartAsync();
        var seen = await instance.SavedAsync();

        (await instance.Drafts.SaveAsync(seen with { Input = Sample.Gift with { Reference = "first" } })).ShouldBeOfType<DraftSaved.Done>();
        var second = await instance.Drafts.SaveAsync(seen with { Input = Sample.Gift with { Reference = "second" } });

        second.ShouldBeOfType<DraftSaved.Conflict>().Current.ShouldNotBeNull().Input.Reference.ShouldBe("first");
        (await instance.Drafts.FindAsync(seen.Id)).ShouldNotBeNull().Input.Reference.ShouldBe("first");
    }

    [Fact]
    public async Task Drafts_are_listed_the_last_saved_first_and_can_be_thrown_away()
    {
        await using var instance = await StartAsync();
        var first = await instance.SavedAsync();
        var second = await instance.SavedAsync();
        first = (await instance.Drafts.SaveAsync(first)).ShouldBeOfType<DraftSaved.Done>().Draft;

        (await instance.Drafts.ListAsync("Fatuma Ali")).Select(draft => draft.Id).ShouldBe([first.Id, second.Id]);
        (await instance.Drafts.DeleteAsync(second)).ShouldBeTrue();
        (await instance.Drafts.DeleteAsync(first with { Version = 1 })).ShouldBeFalse();
        (await instance.Drafts.ListAsync("Fatuma Ali")).ShouldHaveSingleItem().Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task A_draft_on_its_way_into_the_books_cannot_be_thrown_away()
    {
        await using var instance = await StartAsync();
        var saved = await instance.SavedAsync();
        var sending = (await instance.Drafts.SaveAsync(saved with { State = DraftState.Checking })).ShouldBeOfType<DraftSaved.Done>().Draft;

        (await instance.Drafts.DeleteAsync(sending)).ShouldBeFalse();
        (await instance.Drafts.FindAsync(saved.Id)).ShouldNotBeNull();
    }

    [Fact]
    public async Task There_is_a_limit_to_the_size_of_one_and_to_the_number_of_all()
    {
        await using var instance = await StartAsync();
        var random = new Random(1);
        var noise = new string([.. Enumerable.Range(0, 20_000).Select(_ => (char)random.Next(0x4e00, 0x9f00))]);

        (await instance.Drafts.SaveAsync(ReceiptsInstance.NewDraft(Sample.Gift with { Note = noise }))).ShouldBeOfType<DraftSaved.TooLarge>();
        for (var count = 0; count < RedisKeys.MaxDraftsOfOne; count++)
        {
            await instance.SavedAsync();
        }

        (await instance.Drafts.SaveAsync(ReceiptsInstance.NewDraft())).ShouldBeOfType<DraftSaved.TooMany>();
        (await instance.Drafts.SaveAsync(ReceiptsInstance.NewDraft(owner: "Somebody Else"))).ShouldBeOfType<DraftSaved.Done>();
    }

    [Fact]
    public async Task A_draft_whose_key_was_lost_is_gone_and_harms_nobody()
    {
        await using var one = await StartAsync();
        await using var stranger = await ReceiptsInstance.StartAsync(Url, NoBooks(), works: false, keys: new EphemeralDataProtectionProvider());
        var saved = await one.SavedAsync();

        (await stranger.Drafts.FindAsync(saved.Id)).ShouldBeNull();
        (await stranger.Drafts.ListAsync("Fatuma Ali")).ShouldBeEmpty();
    }

    private Task<ReceiptsInstance> StartAsync() => ReceiptsInstance.StartAsync(Url, NoBooks(), works: false);

    private static QboAdmin.Intuit.IAccountingClient NoBooks() => new IntuitRoom("http://127.0.0.1:1").Accounting;
}
