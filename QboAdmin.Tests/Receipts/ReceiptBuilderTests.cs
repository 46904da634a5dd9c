using System.Text.Json;
using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Receipts;
using QboAdmin.Tests.Intuit;

namespace QboAdmin.Tests.Receipts;

public sealed class ReceiptBuilderTests
{
    [Theory]
    [InlineData("14.50", "128.35", null, "1861.08")]
    [InlineData(null, "128.345", null, "128.35")]
    [InlineData("3", "0.335", null, "1.01")]
    [InlineData("-1", "0.005", null, "-0.01")]
    [InlineData(null, null, "0.005", "0.01")]
    [InlineData("2", "10", "21", "21")]
    public void A_line_comes_to_what_Intuit_would_reckon(string? quantity, string? rate, string? amount, string expected)
    {
        var built = ReceiptBuilder.Build(Sample.WithLine(Sample.Line(Parse(quantity), Parse(rate), Parse(amount))), Sample.Setup);

        built.Total.ShouldBe(Parse(expected)!.Value);
        built.Request.Line![0].Amount.ShouldBe(Parse(expected));
    }

    [Fact]
    public void An_amount_alone_is_one_of_that_price_and_one_among_three_has_a_rate_that_multiplies_back()
    {
        Detail(Sample.Line(amount: 12.34m)).ShouldBe((1, 12.34m));
        Detail(Sample.Line(quantity: 3, amount: 10)).ShouldBe((3, 3.3333333m));
        Detail(Sample.Line(quantity: 0, amount: 10)).ShouldBe((null, null));
        Detail(Sample.Line(quantity: 900_000_000, amount: 1)).ShouldBe((null, null));

        static (decimal?, decimal?) Detail(LineInput line)
        {
            var detail = ReceiptBuilder.Build(Sample.WithLine(line), Sample.Setup).Request.Line![0].SalesItemLineDetail!;
            return (detail.Qty, detail.UnitPrice);
        }
    }

    [Fact]
    public void Discounts_come_off_the_sum_as_a_line_of_their_own()
    {
        var percent = ReceiptBuilder.Build(Sample.WithLine(Sample.Line(amount: 33.33m)) with { Discount = new DiscountInput(12.5m, null) }, Sample.Setup);
        var amount = ReceiptBuilder.Build(Sample.WithLine(Sample.Line(amount: 33.33m)) with { Discount = new DiscountInput(null, 3.33m) }, Sample.Setup);

        (percent.Subtotal, percent.Discount, percent.Total).ShouldBe((33.33m, 4.17m, 29.16m));
        percent.Request.Line![1].DiscountLineDetail.ShouldBe(new DiscountLineDetail(true, 12.5m, new Reference("86")));
        amount.Total.ShouldBe(30m);
        amount.Request.Line![1].Amount.ShouldBe(3.33m);
    }

    [Fact]
    public void What_is_empty_is_not_sent_and_what_the_company_does_not_use_neither()
    {
        var request = ReceiptBuilder.Build(
            Sample.Gift with
            {
                Message = "  ",
                Note = " kept ",
                Class = new Choice("2", "Youth"),
                Location = new Choice("1", "Ithaca"),
                Lines = [.. Sample.Gift.Lines, new LineInput(), new LineInput { Quantity = 3 }],
            },
            Sample.Setup with { UsesClasses = false }).Request;

        (request.CustomerMemo, request.PrivateNote, request.ClassRef).ShouldBe((null, "kept", null));
        request.DepartmentRef.ShouldBe(new Reference("1", "Ithaca"));
        request.Line.ShouldNotBeNull().Count.ShouldBe(1);
        request.TxnDate.ShouldBe(Sample.Today);
        JsonSerializer.Serialize(request, SalesReceipt.Json).ShouldNotContain("null");
    }

    [Fact]
    public void Tax_is_named_only_where_the_company_charges_it_and_a_line_has_it()
    {
        var taxing = Sample.Setup with { UsesSalesTax = true, TaxCodeId = "2" };
        var taxed = Sample.WithLine(Sample.Line(amount: 10) with { IsTaxed = true });

        ReceiptBuilder.Build(taxed, Sample.Setup).Request.TxnTaxDetail.ShouldBeNull();
        ReceiptBuilder.Build(Sample.Gift, taxing).Request.Line![0].SalesItemLineDetail!.TaxCodeRef!.Value.ShouldBe("NON");
        var built = ReceiptBuilder.Build(taxed, taxing);
        built.IsTaxed.ShouldBeTrue();
        built.Request.TxnTaxDetail!.TxnTaxCodeRef!.Value.ShouldBe("2");
        built.Request.Line![0].SalesItemLineDetail!.TaxCodeRef!.Value.ShouldBe("TAX");
    }

    [Fact]
    public async Task Two_hundred_receipts_of_any_numbers_are_booked_at_exactly_the_total_shown()
    {
        await using var books = await SimulatedQuickBooks.StartAsync();
        var random = new Random(20_260_302);
        var batches = Enumerable.Range(0, 200).Select(_ => Any(random)).Chunk(Batch.MaxItems);

        foreach (var inputs in batches)
        {
            BuiltReceipt[] built = [.. inputs.Select(input => ReceiptBuilder.Build(input, Sample.Setup))];
            var batch = new Batch();
            int[] places = [.. built.Select(receipt => batch.Create(receipt.Request))];
            var answer = (await books.Client.BatchAsync(batch, RequestId.New(), SimulatedQuickBooks.Cancelled)).Value.ShouldNotBeNull();
            foreach (var (receipt, place) in built.Zip(places))
            {
                var booked = answer.Entity<SalesReceipt>(place);
                booked.Value.ShouldNotBeNull($"{booked.Failure}: {JsonSerializer.Serialize(receipt.Request, SalesReceipt.Json)}").TotalAmt.ShouldBe(receipt.Total);
            }
        }
    }

    private static ReceiptInput Any(Random random) => Sample.Gift with
    {
        Discount = random.Next(3) == 0 ? new DiscountInput(random.Next(0, 10_000) / 100m, null) : null,
        Lines =
        [
            .. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(3) switch
            {
                0 => Sample.Line(random.Next(1, 100_000) / 1_000m, random.Next(0, 10_000_000) / 10_000m),
                1 => Sample.Line(random.Next(1, 1_000), null, random.Next(0, 1_000_000) / 100m),
                _ => Sample.Line(null, null, random.Next(0, 1_000_000) / 1_000m),
            }),
        ],
    };

    private static decimal? Parse(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
