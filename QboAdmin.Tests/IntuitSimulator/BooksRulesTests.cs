using System.Net;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>Request ids, lists, batches and limits of the simulated books.</summary>
public sealed class BooksRulesTests
{
    [Fact]
    public async Task Only_successful_answers_are_repeated()
    {
        await using var books = await BooksClient.StartAsync();
        const string Bad = """{"Line":[]}""";

        (await books.RefusalAsync("salesreceipt?requestid=a", Bad)).ShouldBe("2020:Line");
        var made = await books.WriteAsync("salesreceipt?requestid=a", BooksClient.Minimal);
        var again = await books.WriteAsync("salesreceipt?requestid=a&minorversion=75", BooksClient.Minimal);

        ((string)again["Id"]!).ShouldBe((string)made["Id"]!);
        (await books.RefusalAsync("salesreceipt?requestid=a", Bad)).ShouldBe("600:");
    }

    [Fact]
    public async Task Twenty_repeats_at_once_book_once()
    {
        await using var books = await BooksClient.StartAsync();
        var before = await books.CountAsync("select count(*) from SalesReceipt");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => books.WriteAsync("salesreceipt?requestid=same", BooksClient.Minimal)));

        answers.Select(answer => (string)answer["Id"]!).Distinct().ShouldHaveSingleItem();
        (await books.CountAsync("select count(*) from SalesReceipt")).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_soft_delete_renames_frees_the_name_and_can_be_taken_back()
    {
        await using var books = await BooksClient.StartAsync();
        var id = (string)(await books.WriteAsync("customer", """{"DisplayName":"Short Lived"}""", "Customer"))["Id"]!;

        var gone = await books.WriteAsync("customer", $$"""{"Id":"{{id}}","SyncToken":"0","sparse":true,"Active":false}""", "Customer");
        ((string)gone["DisplayName"]!).ShouldBe("Short Lived (deleted)");
        (await books.CountAsync("select count(*) from Customer where DisplayName like 'Short%'")).ShouldBe(0);
        await books.WriteAsync("customer", """{"DisplayName":"Short Lived"}""", "Customer");
        (await books.RefusalAsync("customer", """{"DisplayName":"short lived"}""")).ShouldBe("6240:");
        (await books.RefusalAsync("customer", $$"""{"Id":"{{id}}","SyncToken":"1","sparse":true,"DisplayName":"Short Lived","Active":true}""")).ShouldBe("6240:");
    }

    [Theory]
    [InlineData("customer", """{"CompanyName":"Nobody"}""", "6080:DisplayName")]
    [InlineData("customer", """{"DisplayName":"a:b"}""", "2040:DisplayName")]
    [InlineData("item", """{"Name":"x","Type":"Service"}""", "6000:")]
    [InlineData("item", """{"Type":"Service","IncomeAccountRef":{"value":"79"}}""", "2020:Name")]
    [InlineData("account", """{"Name":"x"}""", "2020:AccountType")]
    [InlineData("paymentmethod", """{"Name":"01234567890123456789012345678901"}""", "2050:Name")]
    [InlineData("class", """{"Name":"General"}""", "6240:")]
    [InlineData("customer", "[]", "2010:")]
    [InlineData("customer", "not json", "2010:")]
    public async Task Lists_are_checked(string resource, string body, string refusal)
    {
        await using var books = await BooksClient.StartAsync();

        (await books.RefusalAsync(resource, body)).ShouldBe(refusal);
    }

    [Fact]
    public async Task Batches_run_in_order_fail_in_parts_and_have_a_limit()
    {
        await using var books = await BooksClient.StartAsync();

        using var response = await books.SendAsync("batch", $$$"""
            {"BatchItemRequest":[{"bId":"b1","operation":"create","SalesReceipt":{{{BooksClient.Minimal}}}},{"bId":"b2","Query":"select count(*) from Class"},
             {"bId":"b3","operation":"delete","SalesReceipt":{"Id":"99999","SyncToken":"0"}},{"bId":"b4","operation":"create","TaxCode":{"Name":"x"}}]}
            """);
        var items = (await response.ReadJsonAsync())["BatchItemResponse"]!.AsArray();
        var many = string.Join(',', Enumerable.Range(0, 31).Select(index => $$"""{"bId":"{{index}}","Query":"select * from Class"}"""));

        items.Select(item => (string)item!["bId"]!).ShouldBe(["b1", "b2", "b3", "b4"]);
        items[0]!["SalesReceipt"].ShouldNotBeNull();
        ((int)items[1]!["QueryResponse"]!["totalCount"]!).ShouldBe(4);
        ((string)items[2]!["Fault"]!["Error"]![0]!["code"]!).ShouldBe("610");
        items[3]!["Fault"].ShouldNotBeNull();
        (await books.RefusalAsync("batch", $$"""{"BatchItemRequest":[{{many}}]}""")).ShouldBe("1040:");
    }

    [Fact]
    public async Task The_eleventh_request_of_a_second_is_throttled_if_the_mode_says_so()
    {
        await using var books = await BooksClient.StartAsync();
        await books.Intuit.ControlAsync("mode", """{"enforceLimits":true}""");

        for (var request = 0; request < 10; request++)
        {
            (await books.GetAsync("preferences")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var eleventh = await books.GetAsync("preferences");
        eleventh.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        ((string)(await eleventh.ReadJsonAsync())["fault"]!["error"]![0]!["code"]!).ShouldBe("3001");
        books.Intuit.Time.Advance(TimeSpan.FromSeconds(1));
        (await books.GetAsync("preferences")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("salesreceipt/1.5", "2030")]
    [InlineData("salesreceipt/99999", "610")]
    [InlineData("nonsense/1", "500")]
    [InlineData("cdc?entities=TaxCode&changedSince=2026-03-01", "2500")]
    [InlineData("cdc?entities=Customer&changedSince=2025-03-01T00:00:00Z", "6000")]
    public async Task What_is_not_there_is_a_fault(string path, string code)
    {
        await using var books = await BooksClient.StartAsync();

        await (await books.GetAsync(path)).ShouldBeFaultAsync(code);
    }
}
