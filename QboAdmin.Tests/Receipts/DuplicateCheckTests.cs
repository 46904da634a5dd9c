using QboAdmin.Receipts;
using QboAdmin.Tests.IntuitSimulator;
using static QboAdmin.Tests.Intuit.SimulatedQuickBooks;

namespace QboAdmin.Tests.Receipts;

public sealed class DuplicateCheckTests
{
    [Theory]
    [InlineData(0, "4471", 125.50, true)]
    [InlineData(7, "other", 125.50, true)]
    [InlineData(-7, "other", 125.50, true)]
    [InlineData(8, "other", 125.50, false)]
    [InlineData(3, "other", 99, false)]
    [InlineData(3, "4471", 99, true)]
    [InlineData(-300, "4471", 99, true)]
    public async Task The_same_gift_again_is_likely_and_another_is_not(int days, string reference, double amount, bool isLikely)
    {
        await using var books = await StartAsync();
        await books.BookedAsync(ReceiptBuilder.Build(Sample.Gift with { Customer = new Choice("66", "null") }, Sample.Setup).Request);
        var input = Sample.Gift with
        {
            Customer = new Choice("66", "null"), Date = Sample.Today.AddDays(days), Reference = reference, Lines = [Sample.Line(amount: (decimal)amount)],
        };
        var others = (await books.Client.CountAsync(
            new QboAdmin.Intuit.Queries.Query<QboAdmin.Intuit.Entities.SalesReceipt>().Where(QboAdmin.Intuit.Entities.SalesReceipt.Fields.CustomerRef.Is("66")), Cancelled)).Value!.Value;

        var verdict = await new DuplicateCheck(new ReceiptLookup(books.Client)).CheckAsync(ReceiptBuilder.Build(input, Sample.Setup), Cancelled);

        if (isLikely)
        {
            verdict.ShouldBeOfType<DuplicateVerdict.Likely>().Receipts.ShouldContain(receipt => receipt.PaymentRefNum == "4471" && receipt.TotalAmt == 125.50m);
        }
        else
        {
            verdict.ShouldBeOfType<DuplicateVerdict.None>($"{others} receipts of this customer");
        }
    }

    [Fact]
    public async Task A_question_that_could_not_be_asked_is_not_a_no()
    {
        await using var books = await StartAsync();
        await books.Intuit.ControlAsync("faults", """{"path":"/v3/company","status":503,"count":9}""");

        (await new DuplicateCheck(new ReceiptLookup(books.Client)).CheckAsync(ReceiptBuilder.Build(Sample.Gift, Sample.Setup), Cancelled))
            .ShouldBeOfType<DuplicateVerdict.NotChecked>().Reason.ShouldContain("503");
    }
}
