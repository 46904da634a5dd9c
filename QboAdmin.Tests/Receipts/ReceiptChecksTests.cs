using QboAdmin.Receipts;

namespace QboAdmin.Tests.Receipts;

public sealed class ReceiptChecksTests
{
    private static readonly ReceiptChecks Checks = new(new EntryRules());

    public static TheoryData<string, ReceiptInput, ReceiptField, string> Wrong => new()
    {
        { "no customer", Sample.Gift with { Customer = null }, ReceiptField.Customer, "Choose a customer" },
        { "no date", Sample.Gift with { Date = null }, ReceiptField.Date, "Enter the date" },
        { "far ahead", Sample.Gift with { Date = Sample.Today.AddDays(8) }, ReceiptField.Date, "more than 7 days ahead" },
        { "closed", Sample.Gift with { Date = new DateOnly(2024, 12, 31) }, ReceiptField.Date, "closed through" },
        { "long number", Sample.Gift with { Number = new string('1', 22) }, ReceiptField.Number, "22 characters. QuickBooks takes 21" },
        { "long reference", Sample.Gift with { Reference = new string('1', 22) }, ReceiptField.Reference, "QuickBooks takes 21" },
        { "long message", Sample.Gift with { Message = new string('m', 1_001) }, ReceiptField.Message, "1,001" },
        { "long note", Sample.Gift with { Note = new string('n', 4_001) }, ReceiptField.Note, "4,000" },
        { "no address", Sample.Gift with { Email = "nobody" }, ReceiptField.Email, "not an email address" },
        { "half an address", Sample.Gift with { Email = "a@b.example, c" }, ReceiptField.Email, "not an email address" },
        { "no lines", Sample.Gift with { Lines = [new LineInput()] }, ReceiptField.Lines, "Add a line" },
        { "no item", Sample.WithLine(new LineInput { Amount = 1 }), ReceiptField.Item, "Choose an item" },
        { "no amount", Sample.WithLine(Sample.Line()), ReceiptField.Amount, "Enter an amount" },
        { "too much", Sample.WithLine(Sample.Line(amount: 10_000_000_000m)), ReceiptField.Amount, "too large" },
        { "less than nothing", Sample.WithLine(Sample.Line(amount: -1)), ReceiptField.Lines, "refund" },
        { "a discount below nothing", Sample.Gift with { Discount = new DiscountInput(-1, null) }, ReceiptField.Discount, "0 to 100" },
        { "inactive item", Sample.WithLine(Sample.Line(amount: 1) with { Item = new Choice("29", "Old Newsletter") }), ReceiptField.Item, "no longer active" },
        { "category", Sample.WithLine(Sample.Line(amount: 1) with { Item = new Choice("3", "Programs") }), ReceiptField.Item, "category" },
        { "unknown account", Sample.Gift with { DepositAccount = new Choice("79", "Donations") }, ReceiptField.DepositAccount, "takes no deposits" },
        { "inactive account", Sample.Gift with { DepositAccount = new Choice("36", "Closed") }, ReceiptField.DepositAccount, "no longer active" },
        { "unknown method", Sample.Gift with { PaymentMethod = new Choice("77", "Barter") }, ReceiptField.PaymentMethod, "no longer active" },
        { "unknown class", Sample.Gift with { Class = new Choice("77", "Gone") }, ReceiptField.Class, "no longer active" },
        { "unknown location", Sample.Gift with { Location = new Choice("77", "Gone") }, ReceiptField.Location, "no longer active" },
    };

    [Fact]
    public void A_good_receipt_has_no_problems() => Checks.Check(Sample.Gift, Sample.Lists, Sample.Today).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_mistake_is_told_at_its_field(string what, ReceiptInput input, ReceiptField field, string words)
    {
        var problem = Checks.Check(input, Sample.Lists, Sample.Today).Where(problem => !problem.IsWarning).ShouldHaveSingleItem(what);

        problem.Field.ShouldBe(field);
        problem.Text.ShouldContain(words);
    }

    [Fact]
    public void What_may_be_meant_is_only_warned_about()
    {
        Warnings(Sample.Gift with { Date = Sample.Today.AddDays(-366) }).ShouldHaveSingleItem().Field.ShouldBe(ReceiptField.Date);
        Warnings(Sample.Gift with { Date = Sample.Today.AddDays(-365) }).ShouldBeEmpty();
        Warnings(Sample.Gift with { Date = Sample.Today.AddDays(7) }).ShouldBeEmpty();
        Warnings(Sample.WithLine(Sample.Line(amount: 0))).ShouldHaveSingleItem().Text.ShouldContain("zero");
        Warnings(Sample.WithLine(Sample.Line(amount: 1.005m))).ShouldHaveSingleItem().Text.ShouldContain("1.01");

        static IEnumerable<FieldProblem> Warnings(ReceiptInput input) => Checks.Check(input, Sample.Lists, Sample.Today).Where(problem => problem.IsWarning);
    }

    [Fact]
    public void The_problem_of_a_line_names_the_line_and_empty_lines_have_none()
    {
        var input = Sample.Gift with { Lines = [Sample.Line(amount: 1), new LineInput(), new LineInput { Description = "no item" }] };

        Checks.Check(input, Sample.Lists, Sample.Today).Select(problem => (problem.Line, problem.Field))
            .ShouldBe([(2, ReceiptField.Item), (2, ReceiptField.Amount)]);
    }

    [Fact]
    public void Without_lists_references_are_left_to_Intuit() =>
        Checks.Check(Sample.Gift with { PaymentMethod = new Choice("77", "Barter") }, null, Sample.Today).ShouldBeEmpty();
}
