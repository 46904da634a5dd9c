using System.Text.Json.Nodes;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class BooksQueryTests
{
    [Theory]
    [InlineData("select * from salesReceipt where TotalAmt > '300.00' startposition 1 maxresults 5 ", "SalesReceipt")]
    [InlineData("SELECT  *  FROM  Customer  WHERE  Active  IN  (true,  false)", "Customer")]
    [InlineData("SELECT *, Sku FROM Item", "Item")]
    [InlineData("SELECT Id, Name FROM Item ORDER BY Name DESC", "Item")]
    [InlineData("SELECT FROM Customer", "Customer")]
    [InlineData("select * from account where AccountType in ('Bank','Other Current Asset') and active = true orderby name", "Account")]
    [InlineData("select * from SalesReceipt where TxnDate <= CURRENT_DATE MAXRESULTS 10 STARTPOSITION 2", "SalesReceipt")]
    [InlineData("select * from Customer where MetaData.LastUpdatedTime > '2019-03-02T00:00:00-08:00'", "Customer")]
    [InlineData("select * from PaymentMethod where Name = 'check'", "PaymentMethod")]
    [InlineData("select * from Preferences", "Preferences")]
    [InlineData("select * from Customer where CompanyName = ' ' and DisplayName like '%,%'", "Customer")]
    public async Task Every_spelling_in_use_is_understood(string statement, string entity)
    {
        await using var books = await BooksClient.StartAsync();

        var response = (await books.QueryAsync(statement)).AsObject();

        response.Select(member => member.Key).ShouldBe([entity, "startPosition", "maxResults"]);
        response[entity]!.AsArray().Count.ShouldBe((int)response["maxResults"]!);
    }

    [Theory]
    [InlineData("select * from Customer where DisplayName = 'a' or DisplayName = 'b'", "4000")]
    [InlineData("select * from SalesReceipt where TxnDate >= 2026-01-01", "4000")]
    [InlineData("select * from Customer where DisplayName = 'a", "4000")]
    [InlineData("select * from Customer where DisplayName = \u2019a\u2019", "4000")]
    [InlineData("select * from Customer where DisplayName != 'a'", "4000")]
    [InlineData("select * from Customer where", "4000")]
    [InlineData("select * from Customer where Nonsense = 'a'", "4001")]
    [InlineData("select * from Customer where CustomerTypeRef = '1'", "4001")]
    [InlineData("select * from Customer orderby Nonsense", "4001")]
    [InlineData("select * from Customer where Id > '5'", "4001")]
    [InlineData("select * from Customer where Active = 'perhaps'", "4001")]
    [InlineData("select * from SalesReceipt where TotalAmt > 'much'", "4001")]
    public async Task Other_statements_are_refused(string statement, string code)
    {
        await using var books = await BooksClient.StartAsync();

        await (await books.GetAsync($"query?query={Uri.EscapeDataString(statement)}")).ShouldBeFaultAsync(code);
    }

    [Fact]
    public async Task Rows_are_found_sorted_paged_and_counted()
    {
        await using var books = await BooksClient.StartAsync();

        var all = await books.CountAsync("select count(*) from SalesReceipt");
        var newest = await RowsAsync("select * from SalesReceipt orderby TxnDate desc, Id desc maxresults 3");
        var second = await RowsAsync("select * from SalesReceipt orderby TxnDate desc, Id desc startposition 3 maxresults 2");
        var rest = await RowsAsync("select * from SalesReceipt");

        all.ShouldBeGreaterThan(400);
        newest.Count.ShouldBe(3);
        second[0].ShouldBe(newest[2]);
        rest.Count.ShouldBe(100);
        rest.Select(row => long.Parse(row, System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder();

        async Task<IReadOnlyList<string>> RowsAsync(string statement) =>
            [.. (await books.QueryAsync(statement))["SalesReceipt"]!.AsArray().Select(row => (string)row!["Id"]!)];
    }

    [Fact]
    public async Task A_text_with_escapes_finds_exactly_what_it_says()
    {
        await using var books = await BooksClient.StartAsync();

        (await FoundAsync(@"DisplayName = 'O\'Neil \\ Söhne %'")).ShouldBe([@"O'Neil \ Söhne %"]);
        (await FoundAsync(@"DisplayName = 'O\'Neil \ Söhne %'")).ShouldBe([@"O'Neil \ Söhne %"]);
        (await FoundAsync("DisplayName LIKE '%100 %Organic%Friends\"'")).Count.ShouldBe(1);
        (await FoundAsync("PrimaryEmailAddr = 'JO.OKAFOR@example.org'")).ShouldBe(["Okafor, Jo"]);
        (await FoundAsync("DisplayName = 'null'")).ShouldBe(["null"]);
        (await FoundAsync("DisplayName LIKE '%(deleted)%'")).ShouldBeEmpty();
        (await FoundAsync("DisplayName LIKE '%(deleted)%' AND Active = false")).ShouldBe(["Old Friends Society (deleted)"]);

        async Task<IReadOnlyList<string>> FoundAsync(string condition) =>
            [.. ((await books.QueryAsync($"select * from Customer where {condition}"))["Customer"] as JsonArray ?? []).Select(row => (string)row!["DisplayName"]!)];
    }

    [Fact]
    public async Task A_receipt_is_found_by_customer_reference_number_and_day()
    {
        await using var books = await BooksClient.StartAsync();
        var made = await books.WriteAsync("salesreceipt", BooksClient.Minimal[..^1] + ""","CustomerRef":{"value":"5"},"PaymentRefNum":"X-77","TxnDate":"2026-02-27"}""");

        var found = await books.QueryAsync("select * from SalesReceipt where CustomerRef = '5' and PaymentRefNum = 'X-77' and TxnDate = '2026-02-27'");

        ((string)found["SalesReceipt"]![0]!["Id"]!).ShouldBe((string)made["Id"]!);
    }
}
