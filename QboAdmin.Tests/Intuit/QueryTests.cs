using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Tests.Intuit;

public sealed class QueryTests
{
    [Fact]
    public void Everything_is_asked_for_by_the_page() =>
        new Query<Customer>().ToStatement().ShouldBe("SELECT * FROM Customer STARTPOSITION 1 MAXRESULTS 1000");

    [Fact]
    public void Conditions_order_and_page_come_in_Intuits_order() =>
        new Query<SalesReceipt>()
            .Where(SalesReceipt.Fields.TxnDate.From(new DateOnly(2026, 1, 1)))
            .Where(SalesReceipt.Fields.TotalAmt.AtLeast(300.5m))
            .WhereIf(null)
            .OrderByDescending(SalesReceipt.Fields.TxnDate)
            .OrderBy(SalesReceipt.Fields.Id)
            .Page(51, 50)
            .ToStatement()
            .ShouldBe("SELECT * FROM SalesReceipt WHERE TxnDate >= '2026-01-01' AND TotalAmt >= '300.5' ORDERBY TxnDate DESC, Id STARTPOSITION 51 MAXRESULTS 50");

    [Fact]
    public void A_count_has_the_conditions_alone() =>
        new Query<Account>().Where(Account.Fields.AccountType.In(["Bank", "Other Current Asset"])).Where(Account.Fields.Active.Is(true))
            .OrderBy(Account.Fields.Name).ToCountStatement()
            .ShouldBe("SELECT COUNT(*) FROM Account WHERE AccountType IN ('Bank', 'Other Current Asset') AND Active = true");

    [Theory]
    [InlineData(@"O'Neil \ Söhne %", @"'O\'Neil \\ Söhne %'")]
    [InlineData("' OR Id = '1", @"'\' OR Id = \'1'")]
    [InlineData(@"\", @"'\\'")]
    [InlineData("two\nlines\tand a\0zero", "'two lines and a zero'")]
    [InlineData("李小龙 😀 ’", "'李小龙 😀 ’'")]
    [InlineData("", "''")]
    public void Text_of_people_stays_text(string text, string quoted) =>
        new Query<Customer>().Where(Customer.Fields.DisplayName.Is(text)).ToCountStatement().ShouldBe($"SELECT COUNT(*) FROM Customer WHERE DisplayName = {quoted}");

    [Fact]
    public void Parts_of_texts_flags_and_moments_have_their_forms()
    {
        var moment = new DateTimeOffset(2026, 3, 2, 9, 14, 7, TimeSpan.FromHours(-8));

        new Query<Customer>().Where(Customer.Fields.DisplayName.Contains("o'n")).Where(Customer.Fields.CompanyName.StartsWith("A"))
            .Where(Customer.Fields.Active.Either()).Where(Customer.Fields.LastUpdated.Since(moment)).ToCountStatement()
            .ShouldBe(@"SELECT COUNT(*) FROM Customer WHERE DisplayName LIKE '%o\'n%' AND CompanyName LIKE 'A%' AND Active IN (true, false)"
                + " AND MetaData.LastUpdatedTime >= '2026-03-02T09:14:07-08:00'");
    }

    [Fact]
    public void What_Intuit_would_refuse_is_refused_here()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Query<Item>().Page(0, 10));
        Should.Throw<ArgumentOutOfRangeException>(() => new Query<Item>().Page(1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new Query<Item>().Page(1, 1_001));
        Should.Throw<ArgumentException>(() => Item.Fields.Id.In([]));
    }
}
