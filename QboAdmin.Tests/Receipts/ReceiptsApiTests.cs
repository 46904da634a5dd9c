using System.Text.Json.Nodes;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.Intuit;
using QboAdmin.Tests.IntuitSimulator;

namespace QboAdmin.Tests.Receipts;

public sealed class ReceiptsApiTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task A_receipt_is_booked_once_however_often_it_is_sent_under_its_key()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var one = await ReceiptsApi.StartAsync(_url, books.Client);
        var before = await books.CountReceiptsAsync();

        var first = await one.PostAsync(ReceiptsApi.Gift(), "gift-1");
        var again = await one.PostAsync(ReceiptsApi.Gift(), "gift-1");

        first.Status.ShouldBe(201, first.Body.ToString());
        (again.Status, again.Body.GetProperty("id").GetString()).ShouldBe((201, first.Body.GetProperty("id").GetString()));
        first.Body.GetProperty("total").GetDecimal().ShouldBe(40);
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Two_programs_with_the_same_key_do_not_meet_and_one_key_means_one_receipt()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var api = await ReceiptsApi.StartAsync(_url, books.Client);

        (await api.PostAsync(ReceiptsApi.Gift(41, "1"), "k", "till")).Status.ShouldBe(201);
        (await api.PostAsync(ReceiptsApi.Gift(42, "2"), "k", "shop")).Status.ShouldBe(201);
        (await api.PostAsync(ReceiptsApi.Gift(43, "3"), "k", "till")).Status.ShouldBe(422);
    }

    [Theory]
    [InlineData("loseAnswerAfterWork")]
    [InlineData("dropConnection")]
    public async Task A_lost_answer_is_found_out_and_a_repeat_tells_of_it(string fault)
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var api = await ReceiptsApi.StartAsync(_url, books.Client);
        (await api.PostAsync(ReceiptsApi.Gift(1, "warm"), "warm")).Status.ShouldBe(201);
        var before = await books.CountReceiptsAsync();
        await books.Intuit.ControlAsync("faults", $$"""{"path":"/v3/company/{{Fixtures.The.Realm}}/salesreceipt","{{fault}}":true}""");

        var (status, body) = await api.PostAsync(ReceiptsApi.Gift(), "lost");

        (status, body.GetProperty("state").GetString()).ShouldBe((202, "checking"));
        await Eventually.True(async () => (await api.PostAsync(ReceiptsApi.Gift(), "lost")).Status == 201);
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field_before_and_after_QuickBooks_was_asked()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var api = await ReceiptsApi.StartAsync(_url, books.Client);
        var incomplete = ReceiptsApi.Gift();
        incomplete.Remove("customerId");
        var refused = ReceiptsApi.Gift();
        refused["number"] = "1001";

        var (missing, problem) = await api.PostAsync(incomplete, "a");
        var (taken, fault) = await api.PostAsync(refused, "b");

        (missing, problem.GetProperty("errors")[0].GetProperty("field").GetString()).ShouldBe((400, "customer"));
        (taken, fault.GetProperty("errors")[0].GetProperty("field").GetString()).ShouldBe((422, "number"));
        (await api.PostAsync(ReceiptsApi.Gift(), null)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_likely_duplicate_and_a_check_that_could_not_be_made_are_asked_about()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var api = await ReceiptsApi.StartAsync(_url, books.Client);
        var booked = await api.PostAsync(ReceiptsApi.Gift(), "first");

        var (status, body) = await api.PostAsync(ReceiptsApi.Gift(), "second");
        (status, body.GetProperty("similar")[0].GetString()).ShouldBe((409, booked.Body.GetProperty("id").GetString()));

        await books.Intuit.ControlAsync("faults", """{"path":"/v3/company","status":503,"count":3}""");
        var unchecked_ = await api.PostAsync(ReceiptsApi.Gift(), "second");
        (unchecked_.Status, unchecked_.Body.GetProperty("title").GetString()).ShouldBe((409, "Not checked for duplicates"));

        var meant = ReceiptsApi.Gift();
        meant["allowDuplicate"] = true;
        (await api.PostAsync(meant, "second")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Receipts_are_read_one_by_one_and_by_page_and_filter()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var api = await ReceiptsApi.StartAsync(_url, books.Client);
        var id = (await api.PostAsync(ReceiptsApi.Gift(41.37m), "one")).Body.GetProperty("id").GetString();

        var (status, receipt) = await api.GetAsync($"/api/receipts/{id}");
        (status, receipt.GetProperty("total").GetDecimal(), receipt.GetProperty("lines")[0].GetProperty("item").GetProperty("name").GetString()).ShouldBe((200, 41.37m, "Donation"));
        (await api.GetAsync("/api/receipts/999999")).Status.ShouldBe(404);

        var page = (await api.GetAsync("/api/receipts?pageSize=20")).Body;
        page.GetProperty("rows").GetArrayLength().ShouldBe(20);
        page.GetProperty("count").GetInt32().ShouldBe(await books.CountReceiptsAsync());
        (await api.GetAsync($"/api/receipts?from=2026-03-02&customerId=66&atLeast=41.37&atMost=41.37")).Body.GetProperty("count").GetInt32().ShouldBe(1);
        (await api.GetAsync("/api/receipts?paymentMethodId=1&pageSize=5")).Body.GetProperty("rows").EnumerateArray()
            .ShouldAllBe(row => row.GetProperty("paymentMethod").GetProperty("name").GetString() == "Cash");
        (await api.GetAsync("/api/receipts?pageSize=0")).Status.ShouldBe(400);
        (await api.GetAsync("/api/receipts/limits")).Body.GetProperty("perMinute").GetInt32().ShouldBe(500);
    }

    [Fact]
    public async Task An_Operator_freezes_booking_and_what_is_posted_waits_for_the_end()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var api = await ReceiptsApi.StartAsync(_url, books.Client);
        var before = await books.CountReceiptsAsync();
        JsonObject Until(DateTimeOffset moment) => new() { ["until"] = moment.ToString("O"), ["reason"] = "month end" };
        const string Path = "/api/receipts/freeze";

        (await api.SendAsync(HttpMethod.Put, Path, Until(ReceiptsInstance.Time.GetUtcNow().AddHours(1)), "till")).Status.ShouldBe(403);
        (await api.SendAsync(HttpMethod.Put, Path, Until(ReceiptsInstance.Time.GetUtcNow().AddDays(8)), "operator")).Status.ShouldBe(400);
        (await api.SendAsync(HttpMethod.Put, Path, Until(ReceiptsInstance.Time.GetUtcNow().AddHours(1)), "operator")).Status.ShouldBe(200);
        (await api.GetAsync(Path)).Body.GetProperty("reason").GetString().ShouldBe("month end");
        var (status, queued) = await api.PostAsync(ReceiptsApi.Gift(), "frozen");
        (status, queued.GetProperty("state").GetString()).ShouldBe((202, "queued"));
        (await books.CountReceiptsAsync()).ShouldBe(before);

        (await api.SendAsync(HttpMethod.Delete, Path, null, "operator")).Body.GetProperty("frozen").GetBoolean().ShouldBeFalse();
        await Eventually.True(async () => (await api.PostAsync(ReceiptsApi.Gift(), "frozen")).Status == 201);
        (await books.CountReceiptsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Without_Redis_booking_waits_and_reading_does_not()
    {
        await using var own = await RedisProcess.StartAsync();
        await using var books = await SimulatedQuickBooks.StartAsync();
        await using var api = await ReceiptsApi.StartAsync(own.Url, books.Client);
        var before = await books.CountReceiptsAsync();
        await own.StopAsync();

        (await api.PostAsync(ReceiptsApi.Gift(), "k")).Status.ShouldBe(503);
        (await api.GetAsync("/api/receipts")).Status.ShouldBe(200);
        (await books.CountReceiptsAsync()).ShouldBe(before);
    }
}
