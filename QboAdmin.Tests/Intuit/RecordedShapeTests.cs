using Microsoft.AspNetCore.Http;
using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Intuit;

/// <summary>Answers in the shapes that have been recorded of Intuit, and in shapes that it might send one day.</summary>
public sealed class RecordedShapeTests
{
    private const string Receipt = """
        {"SalesReceipt":{"domain":"QBO","sparse":false,"Id":"284","SyncToken":"0",
          "MetaData":{"CreateTime":"2026-03-02T09:14:07-08:00","LastUpdatedTime":"2026-03-02T09:14:07-08:00"},
          "CustomField":[{"DefinitionId":"1","Name":"Campaign","Type":"StringType"}],
          "DocNumber":"1093","TxnDate":"2026-03-02","CurrencyRef":{"value":"USD","name":"United States Dollar"},
          "LinkedTxn":[],
          "Line":[{"Id":"1","LineNum":1,"Description":"General fund donation","Amount":125.50,"DetailType":"SalesItemLineDetail",
                   "SalesItemLineDetail":{"ServiceDate":"2026-03-02","ItemRef":{"value":"21","name":"Donation"},"UnitPrice":125.5,"Qty":1,"TaxCodeRef":{"value":"NON"}}},
                  {"Amount":125.50,"DetailType":"SubTotalLineDetail","SubTotalLineDetail":{}},
                  {"DetailType":"SomethingOfTomorrow","SomethingOfTomorrow":{"x":[1,{"y":null}]}}],
          "TxnTaxDetail":{"TotalTax":0},"CustomerRef":{"value":"58","name":"Okafor, Jo"},"TotalAmt":125.50,"ApplyTaxAfterDiscount":false,
          "PrintStatus":"NeedToPrint","EmailStatus":"AStatusOfTomorrow","Balance":0,"NewThing":{"deep":[true]},"AnotherNewThing":null},
         "time":"2026-03-02T09:14:06.812-08:00"}
        """;

    private static CancellationToken Cancelled => SimulatedQuickBooks.Cancelled;

    [Fact]
    public async Task A_recorded_receipt_is_read_with_unknown_members_and_kinds_of_lines()
    {
        await using var answer = await AnswerAsync(Receipt);

        var receipt = (await answer.Client.GetAsync<SalesReceipt>("284", Cancelled)).Value.ShouldNotBeNull();

        (receipt.TotalAmt, receipt.TxnDate, receipt.EmailStatus).ShouldBe((125.50m, new DateOnly(2026, 3, 2), "AStatusOfTomorrow"));
        receipt.Line.ShouldNotBeNull().Count.ShouldBe(3);
        receipt.Line[0].SalesItemLineDetail!.ServiceDate.ShouldBe(new DateOnly(2026, 3, 2));
        receipt.MetaData!.CreateTime.ShouldBe(new DateTimeOffset(2026, 3, 2, 9, 14, 7, TimeSpan.FromHours(-8)));
    }

    [Fact]
    public async Task Nothing_but_an_id_is_enough()
    {
        await using var answer = await AnswerAsync("""{"SalesReceipt":{"Id":"1"},"Customer":{"Id":"1"},"Item":{"Id":"1"},"Account":{"Id":"1"},"PaymentMethod":{"Id":"1"},"TaxCode":{"Id":"1"},"Class":{"Id":"1"},"Department":{"Id":"1"},"Preferences":{}}""");

        (await answer.Client.GetAsync<SalesReceipt>("1", Cancelled)).Value.ShouldBe(new SalesReceipt { Id = "1" });
        (await answer.Client.GetAsync<Customer>("1", Cancelled)).Value.ShouldBe(new Customer { Id = "1" });
        (await answer.Client.GetAsync<Item>("1", Cancelled)).Value.ShouldBe(new Item { Id = "1" });
        (await answer.Client.GetAsync<Account>("1", Cancelled)).Value.ShouldBe(new Account { Id = "1" });
        (await answer.Client.GetAsync<PaymentMethod>("1", Cancelled)).Value.ShouldBe(new PaymentMethod { Id = "1" });
        (await answer.Client.GetAsync<TaxCode>("1", Cancelled)).Value.ShouldBe(new TaxCode { Id = "1" });
        (await answer.Client.GetAsync<Class>("1", Cancelled)).Value.ShouldBe(new Class { Id = "1" });
        (await answer.Client.GetAsync<Department>("1", Cancelled)).Value.ShouldBe(new Department { Id = "1" });
        (await answer.Client.GetPreferencesAsync(Cancelled)).Value.ShouldBe(new Preferences());
    }

    [Fact]
    public async Task A_query_without_matches_is_an_empty_page()
    {
        await using var answer = await AnswerAsync("""{"QueryResponse":{},"time":"2026-03-02T09:14:06.812-08:00"}""");

        var page = (await answer.Client.QueryAsync(new Query<Customer>(), Cancelled)).Value.ShouldNotBeNull();

        page.Rows.ShouldBeEmpty();
        page.IsFull.ShouldBeFalse();
    }

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("1861.08", "1861.08")]
    [InlineData("33.333333333333333333333333333333", "33.333333333333333333333333333")]
    [InlineData("99999999999999.99999", "99999999999999.99999")]
    [InlineData("\"12.50\"", "12.50")]
    [InlineData("1E+3", "1000")]
    [InlineData("-0.005", "-0.005")]
    public async Task Decimals_keep_their_digits(string sent, string read)
    {
        await using var answer = await AnswerAsync($$$"""{"Item":{"Id":"1","UnitPrice":{{{sent}}}}}""");

        (await answer.Client.GetAsync<Item>("1", Cancelled)).Value.ShouldNotBeNull().UnitPrice
            .ShouldBe(decimal.Parse(read, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02Z")]
    [InlineData("2026-03-02-08:00")]
    [InlineData("2026-03-02T00:00:00-08:00")]
    public async Task Days_are_read_in_every_spelling(string day)
    {
        await using var answer = await AnswerAsync($$$"""{"SalesReceipt":{"Id":"1","TxnDate":"{{{day}}}"}}""");

        (await answer.Client.GetAsync<SalesReceipt>("1", Cancelled)).Value.ShouldNotBeNull().TxnDate.ShouldBe(new DateOnly(2026, 3, 2));
    }

    [Fact]
    public async Task Two_errors_of_a_fault_are_both_told_also_with_status_200_and_without_time()
    {
        const string Fault = """
            {"Fault":{"Error":[
              {"Message":"Duplicate Document Number Error","Detail":"DocNumber=1003 is assigned to TxnType=Sales Receipt with TxnId=777","code":"6140","element":""},
              {"Message":"String length is either shorter or longer","Detail":"Min:0 Max:1,000 supported. Supplied length:1,200","code":"2050","element":"Customer Memo"}],
             "type":"ValidationFault"}}
            """;
        foreach (var status in new[] { 400, 200 })
        {
            await using var answer = await AnswerAsync(Fault, status);

            var rejected = (await answer.Client.CreateAsync(SimulatedQuickBooks.Gift(), RequestId.New(), Cancelled)).Failure.ShouldBeOfType<QboFailure.Rejected>();

            rejected.Errors.Select(error => error.Field).ShouldBe(["DocNumber", "CustomerMemo"]);
            rejected.Has("2050").ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("""{"QueryResponse":{"Customer":"not a list"}}""")]
    [InlineData("""{"Customer":{"Id":"1","Active":"perhaps"}}""")]
    [InlineData("[1,2,3]")]
    [InlineData("")]
    public async Task What_cannot_be_understood_is_no_answer(string body)
    {
        await using var answer = await AnswerAsync(body);

        (await answer.Client.GetAsync<Customer>("1", Cancelled)).Failure.ShouldBeOfType<QboFailure.Unreachable>();
        (await answer.Client.QueryAsync(new Query<Customer>(), Cancelled)).Failure.ShouldBeOfType<QboFailure.Unreachable>();
        (await answer.Client.CountAsync(new Query<Customer>(), Cancelled)).Failure.ShouldBeOfType<QboFailure.Unreachable>();
    }

    [Fact]
    public async Task A_batch_without_an_answer_for_a_part_leaves_that_part_open()
    {
        await using var answer = await AnswerAsync("""{"BatchItemResponse":[{"Fault":{"Error":[{"Message":"no","code":"6000"}],"type":"ValidationFault"},"bId":"1"}],"time":"2026-03-02T09:14:06.812-08:00"}""");
        var batch = new Batch();
        var (lost, refused) = (batch.Create(SimulatedQuickBooks.Gift()), batch.Create(SimulatedQuickBooks.Gift()));

        var parts = (await answer.Client.BatchAsync(batch, RequestId.New(), Cancelled)).Value.ShouldNotBeNull();

        parts.Entity<SalesReceipt>(lost).Failure.ShouldBeOfType<QboFailure.Unreachable>();
        parts.Entity<SalesReceipt>(refused).Failure.ShouldBeOfType<QboFailure.Rejected>();
    }

    [Fact]
    public async Task Changes_without_any_are_empty()
    {
        await using var answer = await AnswerAsync("""{"CDCResponse":[{"QueryResponse":[{}]}],"time":"2026-03-02T09:14:06.812-08:00"}""");

        var changes = (await answer.Client.GetChangesAsync(The.Moment, ["SalesReceipt"], Cancelled)).Value.ShouldNotBeNull();

        changes.Existing<SalesReceipt>().ShouldBeEmpty();
        changes.Deleted<SalesReceipt>().ShouldBeEmpty();
    }

    private static async Task<Answering> AnswerAsync(string body, int status = 200)
    {
        var stub = await StubServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        return new Answering(stub, new IntuitRoom(stub.Url));
    }

    private sealed record Answering(StubServer Stub, IntuitRoom Room) : IAsyncDisposable
    {
        public IAccountingClient Client => Room.Accounting;

        public async ValueTask DisposeAsync()
        {
            await Room.DisposeAsync();
            await Stub.DisposeAsync();
        }
    }
}
