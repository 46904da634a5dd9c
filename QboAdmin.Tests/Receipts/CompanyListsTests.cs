using Microsoft.Extensions.Time.Testing;
using QboAdmin.Intuit;
using QboAdmin.Receipts;
using QboAdmin.Tests.IntuitSimulator;
using The = QboAdmin.Tests.Fixtures.The;
using static QboAdmin.Tests.Intuit.SimulatedQuickBooks;

namespace QboAdmin.Tests.Receipts;

public sealed class CompanyListsTests
{
    private readonly FakeTimeProvider _time = The.Clock();
    private readonly Company _company = Company.Of(The.Realm);

    [Fact]
    public async Task Many_forms_cause_one_read_and_fresh_lists_none()
    {
        await using var books = await StartAsync();
        using var reader = new CompanyListsReader(books.Client, _company, _time);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => reader.GetAsync(Cancelled)));
        var calls = await books.CallsAsync();
        await reader.GetAsync(Cancelled);

        var lists = results[0].Value.ShouldNotBeNull();
        results.ShouldAllBe(result => ReferenceEquals(result.Value, lists));
        calls.ShouldBe(6);
        (await books.CallsAsync()).ShouldBe(calls);
        lists.Items.Count.ShouldBeGreaterThan(25);
        lists.Accounts.ShouldAllBe(account => account.TakesDeposits());
        (lists.Setup.UsesClasses, lists.Setup.UsesSalesTax, lists.Setup.DefaultMessage).ShouldBe((true, false, "Thank you for your gift."));
    }

    [Fact]
    public async Task Old_lists_and_forgotten_ones_are_read_again_and_trouble_is_told()
    {
        await using var books = await StartAsync();
        using var reader = new CompanyListsReader(books.Client, _company, _time);
        await reader.GetAsync(Cancelled);
        await books.Intuit.ControlAsync($"books/{The.Realm}/preferences", """{"usingSalesTax":true}""");

        _company.Realm = The.OtherRealm;
        (await reader.GetAsync(Cancelled)).Value.ShouldNotBeNull().Setup.UsesSalesTax.ShouldBeTrue();
        reader.Forget();
        (await reader.GetAsync(Cancelled)).Value.ShouldNotBeNull().Setup.UsesSalesTax.ShouldBeTrue();
        _time.Advance(CompanyListsReader.GoodFor);
        await books.Intuit.ControlAsync("faults", """{"path":"/v3/company","status":500,"count":50}""");
        (await reader.GetAsync(Cancelled)).Failure.ShouldBeOfType<QboFailure.Unreachable>();
    }

    [Theory]
    [InlineData("okaf", "Okafor, Jo")]
    [InlineData("jo.okafor@", "Okafor, Jo")]
    [InlineData("rotary", "Cayuga Lake Rotary Club")]
    [InlineData(@"O'Neil \ Söhne %", @"O'Neil \ Söhne %")]
    [InlineData("基金", "李小龙 基金会")]
    public async Task Customers_are_found_by_name_email_or_company(string text, string name)
    {
        await using var books = await StartAsync();

        (await new CustomerSearch(books.Client).FindAsync(text, Cancelled)).Value.ShouldNotBeNull()[0].DisplayName.ShouldBe(name);
    }

    [Fact]
    public async Task A_search_among_many_fetches_a_handful()
    {
        await using var books = await StartAsync();
        await books.Intuit.ControlAsync($"books/{The.Realm}/load", """{"customers":2000}""");
        var calls = await books.CallsAsync();

        var found = (await new CustomerSearch(books.Client).FindAsync("barnes", Cancelled)).Value.ShouldNotBeNull();

        found.Count.ShouldBe(CustomerSearch.MaxFound);
        (await books.CallsAsync()).ShouldBe(calls + 1);
    }
}
