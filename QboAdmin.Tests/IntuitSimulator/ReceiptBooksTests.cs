using System.Net;
using System.Text.Json.Nodes;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class ReceiptBooksTests
{
    [Fact]
    public async Task The_minimal_receipt_gets_everything_else_from_the_server()
    {
        await using var books = await BooksClient.StartAsync();

        var receipt = await books.WriteAsync("salesreceipt?minorversion=75", BooksClient.Minimal);

        string.Join(',', receipt.AsObject().Select(member => member.Key)).ShouldStartWith("domain,sparse,Id,SyncToken,MetaData,DocNumber,TxnDate,CurrencyRef,LinkedTxn,Line,TxnTaxDetail,");
        ((string)receipt["SyncToken"]!).ShouldBe("0");
        ((string)receipt["TxnDate"]!).ShouldBe("2026-03-02");
        receipt["TotalAmt"]!.ToJsonString().ShouldBe("35.00");
        receipt["Balance"]!.ToJsonString().ShouldBe("0");
        ((string)receipt["DepositToAccountRef"]!["name"]!).ShouldBe("Undeposited Funds");
        receipt["Line"]!.AsArray().Count.ShouldBe(2);
        ((string)receipt["Line"]![0]!["SalesItemLineDetail"]!["TaxCodeRef"]!["value"]!).ShouldBe("NON");
        receipt["Line"]![1]!["Id"].ShouldBeNull();
        ((string)receipt["PrintStatus"]!).ShouldBe("NeedToPrint");
        (await books.ReadAsync("salesreceipt", (string)receipt["Id"]!)).ToJsonString().ShouldBe(receipt.ToJsonString());
    }

    [Theory]
    [InlineData("""{"Line":[]}""", "2020:Line")]
    [InlineData("""{"CustomerRef":{"value":"1"}}""", "2020:Line")]
    [InlineData("""{"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""", "2020:SalesItemLineDetail")]
    [InlineData("""{"Line":[{"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"1"}}}]}""", "2020:Amount")]
    [InlineData("""{"Line":[{"Amount":1,"SalesItemLineDetail":{"ItemRef":{"value":"1"}}}]}""", "2020:DetailType")]
    [InlineData("""{"Line":[{"Amount":1861.07,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"1"},"Qty":14.50,"UnitPrice":128.35}}]}""", "6070:Line.Amount")]
    [InlineData("""{"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"999"}}}]}""", "2500:Reference Id")]
    [InlineData("""{"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"3"}}}]}""", "2500:Reference Id")]
    [InlineData("""{"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"1"},"TaxCodeRef":{"value":"2"}}}]}""", "6100:TaxCodeRef")]
    [InlineData("""{"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"1"}}},{"Amount":1,"DetailType":"DepositLineDetail"}]}""", "6000:")]
    public async Task Lines_are_checked(string body, string refusal)
    {
        await using var books = await BooksClient.StartAsync();

        (await books.RefusalAsync("salesreceipt", body)).ShouldBe(refusal);
    }

    [Theory]
    [InlineData(""","DocNumber":"1234567890123456789012" """, "2050:DocNumber")]
    [InlineData(""","CustomerRef":{"value":"583"}""", "2500:Reference Id")]
    [InlineData(""","CustomerRef":{"value":"68"}""", "6250:CustomerRef")]
    [InlineData(""","DepositToAccountRef":{"value":"12000"}""", "2500:Reference Id")]
    [InlineData(""","DepositToAccountRef":{"value":"79"}""", "6430:DepositToAccountRef")]
    [InlineData(""","PaymentMethodRef":{"value":"CHECK"}""", "2500:Reference Id")]
    [InlineData(""","ClassRef":{"value":"77"}""", "2500:Reference Id")]
    [InlineData(""","TxnDate":"2024-12-31" """, "6210:TxnDate")]
    [InlineData(""","TxnDate":"tomorrow" """, "2060:TxnDate")]
    [InlineData(""","EmailStatus":"NeedToSend" """, "6420:BillEmail")]
    [InlineData(""","BillEmail":{"Address":"nobody"}""", "2210:BillEmail")]
    [InlineData(""","CurrencyRef":{"value":"EUR"}""", "6000:")]
    [InlineData(""","DocNumber":"1001" """, "6140:")]
    [InlineData(""","Foo":1""", "2010:Foo")]
    [InlineData(""","EmailStatus":"Perhaps","TxnDate":"x" """, "2170:EmailStatus 2060:TxnDate")]
    public async Task Fields_are_checked(string more, string refusal)
    {
        await using var books = await BooksClient.StartAsync();

        (await books.RefusalAsync("salesreceipt", BooksClient.Minimal[..^1] + more + "}")).ShouldBe(refusal);
    }

    [Fact]
    public async Task Empty_texts_are_absent_and_numbers_may_be_text()
    {
        await using var books = await BooksClient.StartAsync();

        var receipt = await books.WriteAsync("salesreceipt", """
            {"DocNumber":"","TxnDate":"","ShipDate":"","PrivateNote":"","CustomerRef":{"value":"1","name":"","type":""},"ExchangeRate":1,"Balance":0,"TotalAmt":0,
             "GlobalTaxCalculation":"TaxExcluded","LinkedTxn":[],"CustomField":[],"TxnTaxDetail":null,"BillEmail":{"Address":""},
             "Line":[{"Id":"","LineNum":0,"Description":"","Amount":"1861.08","DetailType":"SalesItemLineDetail","LinkedTxn":[],"CustomField":[],
                      "SalesItemLineDetail":{"ItemRef":{"value":"1"},"Qty":"14.50","UnitPrice":"128.35","ServiceDate":"","TaxInclusiveAmt":0}}]}
            """);

        receipt["TotalAmt"]!.ToJsonString().ShouldBe("1861.08");
        receipt["DocNumber"].ShouldNotBeNull();
        receipt["PrivateNote"].ShouldBeNull();
        receipt["BillEmail"].ShouldBeNull();
    }

    [Fact]
    public async Task A_full_update_forgets_what_it_does_not_name_and_a_sparse_one_does_not()
    {
        await using var books = await BooksClient.StartAsync();
        var made = await books.WriteAsync("salesreceipt", BooksClient.Minimal[..^1] + ""","PrivateNote":"note","PaymentRefNum":"7"}""");
        var id = (string)made["Id"]!;

        var sparse = await books.WriteAsync("salesreceipt", $$"""{"Id":"{{id}}","SyncToken":"0","sparse":true,"PaymentRefNum":"8"}""");
        var full = await books.WriteAsync("salesreceipt?operation=update", $$"""{"Id":"{{id}}","SyncToken":"1",{{BooksClient.Minimal[1..]}}""");

        ((string)sparse["PrivateNote"]!).ShouldBe("note");
        full["PrivateNote"].ShouldBeNull();
        full["PaymentRefNum"].ShouldBeNull();
        ((string)full["DocNumber"]!).ShouldBe((string)made["DocNumber"]!);
        ((string)full["SyncToken"]!).ShouldBe("2");
    }

    [Fact]
    public async Task Lines_of_an_update_keep_known_ids_and_get_new_ones()
    {
        await using var books = await BooksClient.StartAsync();
        const string Line = """ "Amount":35.0,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"10"}}} """;
        var id = (string)(await books.WriteAsync("salesreceipt", $$"""{"Line":[{{{Line}},{{{Line}}]}"""))["Id"]!;

        var changed = await books.WriteAsync("salesreceipt", $$"""{"Id":"{{id}}","SyncToken":"0","sparse":true,"Line":[{"Id":"2",{{Line}},{"Id":"77",{{Line}}]}""");

        changed["Line"]!.AsArray().Select(line => (string?)line!["Id"]).ShouldBe(["2", "3", null]);
    }

    [Theory]
    [InlineData("?operation=update&include=void")]
    [InlineData("?include=void")]
    [InlineData("?operation=void")]
    public async Task Voiding_is_understood_in_every_spelling(string how)
    {
        await using var books = await BooksClient.StartAsync();
        var id = (string)(await books.WriteAsync("salesreceipt", BooksClient.Minimal))["Id"]!;

        var voided = await books.WriteAsync($"salesreceipt{how}", $$"""{"Id":"{{id}}","SyncToken":"0","sparse":true}""");

        voided["TotalAmt"]!.ToJsonString().ShouldBe("0");
        ((string)voided["PrivateNote"]!).ShouldBe("Voided");
        voided["Line"]![0]!["Amount"]!.ToJsonString().ShouldBe("0");
    }

    [Fact]
    public async Task A_deposited_receipt_can_be_neither_voided_nor_deleted()
    {
        await using var books = await BooksClient.StartAsync();
        var page = await books.QueryAsync("select * from SalesReceipt where TxnDate > '2025-06-01' maxresults 1000");
        var deposited = page["SalesReceipt"]!.AsArray().First(receipt => receipt!["LinkedTxn"] is JsonArray { Count: > 0 })!;
        var body = $$"""{"Id":"{{deposited["Id"]}}","SyncToken":"{{deposited["SyncToken"]}}"}""";

        (await books.RefusalAsync("salesreceipt?operation=delete", body)).ShouldStartWith("6540");
        (await books.RefusalAsync("salesreceipt?include=void", body)).ShouldStartWith("6540");
    }

    [Fact]
    public async Task Discounts_and_tax_follow_the_preferences()
    {
        const string Taxed = "4620816365272893640";
        await using var books = await BooksClient.StartAsync(realm: Taxed);
        const string Body = """
            {"Line":[{"Amount":100,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"11"},"TaxCodeRef":{"value":"TAX"}}},
                     {"Amount":0,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":true,"DiscountPercent":12.5}}],
             "TxnTaxDetail":{"TxnTaxCodeRef":{"value":"2"}}}
            """;

        var receipt = await books.WriteAsync("salesreceipt", Body);
        receipt["TotalAmt"]!.ToJsonString().ShouldBe("95.50");
        receipt["TxnTaxDetail"]!["TotalTax"]!.ToJsonString().ShouldBe("8.00");

        await books.Intuit.ControlAsync($"books/{Taxed}/preferences", """{"allowDiscount":false}""");
        (await books.RefusalAsync("salesreceipt", Body)).ShouldBe("6000:");
    }

    [Fact]
    public async Task Numbers_are_given_by_the_server_or_by_the_app_as_the_company_wants()
    {
        await using var books = await BooksClient.StartAsync();
        var first = int.Parse((string)(await books.WriteAsync("salesreceipt", BooksClient.Minimal))["DocNumber"]!, System.Globalization.CultureInfo.InvariantCulture);
        (await books.WriteAsync("salesreceipt", BooksClient.Minimal[..^1] + ""","DocNumber":"Z-1"}"""))["DocNumber"]!.GetValue<string>().ShouldBe("Z-1");
        (await books.WriteAsync("salesreceipt", BooksClient.Minimal))["DocNumber"]!.GetValue<string>().ShouldBe($"{first + 1}");

        await books.Intuit.ControlAsync($"books/{The.Realm}/preferences", """{"customTxnNumbers":true,"warnDuplicateNumber":false}""");
        (await books.WriteAsync("salesreceipt", BooksClient.Minimal))["DocNumber"].ShouldBeNull();
        (await books.WriteAsync("salesreceipt", BooksClient.Minimal[..^1] + ""","DocNumber":"Z-1"}"""))["DocNumber"]!.GetValue<string>().ShouldBe("Z-1");
    }

    [Fact]
    public async Task The_pdf_is_one_with_a_right_table_of_objects()
    {
        await using var books = await BooksClient.StartAsync();
        var id = (string)(await books.WriteAsync("salesreceipt", BooksClient.Minimal[..^1] + ""","CustomerMemo":{"value":"(paid) \\ 李"}}"""))["Id"]!;

        using var response = await books.GetAsync($"salesreceipt/{id}/pdf");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        var pdf = System.Text.Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        pdf.ShouldStartWith("%PDF-1.4");
        pdf.ShouldContain(@"(\(paid\) \\ ?)");
        var start = int.Parse(pdf.Split("startxref\n")[1].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
        pdf[start..].ShouldStartWith("xref\n0 6\n");
        foreach (var (index, line) in pdf[start..].Split('\n').Skip(3).Take(5).Index())
        {
            pdf[int.Parse(line[..10], System.Globalization.CultureInfo.InvariantCulture)..].ShouldStartWith($"{index + 1} 0 obj");
        }
    }
}
