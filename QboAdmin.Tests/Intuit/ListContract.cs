using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;
using QboAdmin.Tests.IntuitSimulator;
using static QboAdmin.Tests.Intuit.SimulatedQuickBooks;

namespace QboAdmin.Tests.Intuit;

/// <summary>What every Accounting client has to do, over the simulator: the lists that receipts are made of.</summary>
public sealed class ListContract
{
    [Fact]
    public async Task Preferences_say_how_the_company_works()
    {
        await using var books = await StartAsync();

        var preferences = (await books.Client.GetPreferencesAsync(Cancelled)).Value.ShouldNotBeNull();

        preferences.SalesFormsPrefs!.CustomTxnNumbers.ShouldBe(false);
        preferences.CurrencyPrefs!.HomeCurrency!.Value.ShouldBe("USD");
        preferences.AccountingInfoPrefs!.BookCloseDate.ShouldBe(new DateOnly(2024, 12, 31));
    }

    [Theory]
    [InlineData(@"O'Neil \ Söhne %")]
    [InlineData("St. Mary’s Women’s Circle of Friends & Neighbours, Inc.")]
    [InlineData("李小龙 基金会")]
    [InlineData("😀 Smile Fund 🎉")]
    [InlineData("Robert'); DROP TABLE Students;--")]
    public async Task Customers_with_awkward_names_are_found_by_name_and_by_part(string name)
    {
        await using var books = await StartAsync();

        var whole = (await books.Client.QueryAsync(new Query<Customer>().Where(Customer.Fields.DisplayName.Is(name)), Cancelled)).Value.ShouldNotBeNull();
        var part = (await books.Client.QueryAsync(new Query<Customer>().Where(Customer.Fields.DisplayName.Contains(name[2..])), Cancelled)).Value.ShouldNotBeNull();

        whole.Rows.ShouldHaveSingleItem().DisplayName.ShouldBe(name);
        part.Rows.Select(customer => customer.DisplayName).ShouldContain(name);
    }

    [Fact]
    public async Task Customers_are_found_by_email_and_company_and_hidden_when_inactive()
    {
        await using var books = await StartAsync();

        (await FindAsync(Customer.Fields.Email.Contains("OKAFOR@"))).ShouldHaveSingleItem().DisplayName.ShouldBe("Okafor, Jo");
        (await FindAsync(Customer.Fields.CompanyName.Contains("rotary"))).ShouldHaveSingleItem().DisplayName.ShouldBe("Cayuga Lake Rotary Club");
        (await FindAsync(Customer.Fields.DisplayName.StartsWith("Old Friends"))).ShouldBeEmpty();
        (await FindAsync(Customer.Fields.DisplayName.StartsWith("Old Friends"), Customer.Fields.Active.Either())).ShouldHaveSingleItem().Active.ShouldBe(false);

        async Task<IReadOnlyList<Customer>> FindAsync(params QueryCondition<Customer>[] conditions) => (await books.Client.QueryAsync(
            conditions.Aggregate(new Query<Customer>(), (query, condition) => query.Where(condition)), Cancelled)).Value.ShouldNotBeNull().Rows;
    }

    [Fact]
    public async Task A_customer_is_made_once_and_the_same_name_is_refused()
    {
        await using var books = await StartAsync();

        var made = (await books.Client.CreateAsync(
            new Customer { DisplayName = "Doe5, Jane", PrimaryEmailAddr = new EmailAddress("jane@example.org") }, RequestId.New(), Cancelled)).Value.ShouldNotBeNull();
        var twice = (await books.Client.CreateAsync(new Customer { DisplayName = "doe5, jane" }, RequestId.New(), Cancelled)).Failure;

        (made.FullyQualifiedName, made.Active).ShouldBe(("Doe5, Jane", true));
        var rejected = twice.ShouldBeOfType<QboFailure.Rejected>();
        (rejected.Code, rejected.Errors[0].Field).ShouldBe(("6240", "DisplayName"));
    }

    [Fact]
    public async Task Every_list_is_read_and_those_that_may_be_grow()
    {
        await using var books = await StartAsync();

        (await AllAsync<Item>()).Count.ShouldBeGreaterThan(25);
        (await AllAsync<Account>()).Single(account => account.AccountSubType == Account.UndepositedFundsSubType).Id.ShouldBe("4");
        (await AllAsync<PaymentMethod>()).Select(method => method.Name).ShouldContain("Check");
        (await AllAsync<TaxCode>()).Select(code => code.Id).ShouldBe(["TAX", "NON", "2"], ignoreOrder: true);
        (await AllAsync<Class>()).ShouldNotBeEmpty();
        (await AllAsync<Department>()).ShouldNotBeEmpty();

        (await books.Client.CreateAsync(new PaymentMethod { Name = "Mobile Money" }, RequestId.New(), Cancelled)).Value!.Type.ShouldBe("NON_CREDIT_CARD");
        (await books.Client.CreateAsync(
            new Item { Name = "Firewood", Type = "Service", IncomeAccountRef = new Reference("79") }, RequestId.New(), Cancelled)).Value!.IncomeAccountRef!.Name.ShouldBe("Donations");
        (await books.Client.CreateAsync(new Account { Name = "Second Checking", AccountType = Account.BankType }, RequestId.New(), Cancelled)).Value!.TakesDeposits().ShouldBeTrue();
        (await books.Client.CreateAsync(new Class { Name = "Camp" }, RequestId.New(), Cancelled)).Value!.FullyQualifiedName.ShouldBe("Camp");
        (await books.Client.CreateAsync(new Department { Name = "Kitui" }, RequestId.New(), Cancelled)).Value!.Active.ShouldBe(true);

        async Task<IReadOnlyList<T>> AllAsync<T>()
            where T : class, IQboEntity<T> => (await books.Client.QueryAsync(new Query<T>(), Cancelled)).Value.ShouldNotBeNull().Rows;
    }

    [Fact]
    public async Task Pages_of_a_thousand_and_counts_are_exact()
    {
        await using var books = await StartAsync();
        await books.Intuit.ControlAsync($"books/{Fixtures.The.Realm}/load", """{"customers":2100}""");
        var bulk = new Query<Customer>().Where(Customer.Fields.Email.Contains("@bulk.example")).OrderBy(Customer.Fields.DisplayName);

        var count = (await books.Client.CountAsync(bulk, Cancelled)).Value.ShouldNotBeNull().Value;
        var pages = new List<Page<Customer>>();
        foreach (var start in (int[])[1, 1001, 2001, 3001])
        {
            pages.Add((await books.Client.QueryAsync(bulk.Page(start, 1000), Cancelled)).Value.ShouldNotBeNull());
        }

        count.ShouldBe(2100);
        pages.Select(page => page.Rows.Count).ShouldBe([1000, 1000, 100, 0]);
        pages.Select(page => page.IsFull).ShouldBe([true, true, false, false]);
        pages.SelectMany(page => page.Rows).Select(customer => customer.Id).Distinct().Count().ShouldBe(2100);
        pages.SelectMany(page => page.Rows).Select(customer => customer.DisplayName!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.OrdinalIgnoreCase);
    }
}
