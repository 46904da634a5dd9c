using QboAdmin.Intuit;

namespace QboAdmin.Tests.Intuit;

public sealed class FaultFieldTests
{
    [Theory]
    [InlineData("6140", "Duplicate Document Number Error", null, null, "DocNumber")]
    [InlineData("6210", "Account Period Closed", null, "", "TxnDate")]
    [InlineData("2050", "String length", "Min:0 Max:21 supported. Supplied length:45", "DocNumber", "DocNumber")]
    [InlineData("2050", "String length", "Min:0 Max:1,000 supported.", "Customer Memo", "CustomerMemo")]
    [InlineData("2500", "Invalid Reference Id", "Invalid Reference Id : Names element id 583 not found", "Reference Id", "CustomerRef")]
    [InlineData("2500", "Invalid Reference Id", "Invalid Reference Id : Accounts element id 12000 not found", "", "DepositToAccountRef")]
    [InlineData("2500", "Invalid Reference Id", "Invalid Reference Id : Item elements id 99 not found", null, "ItemRef")]
    [InlineData("2500", "Invalid Reference Id", "Invalid Reference Id : PaymentMethod id CHECK not found", null, "PaymentMethodRef")]
    [InlineData("2500", "Invalid Reference Id", "Invalid Reference Id : Klasses element id 7 not found", null, "ClassRef")]
    [InlineData("2020", "Required param missing", "Required parameter Line is missing in the request", "Line", "Line")]
    [InlineData("6430", "Invalid account type used", null, null, "DepositToAccountRef")]
    [InlineData("6000", "A business validation error has occurred", "Something else", "", null)]
    [InlineData(null, "QuickBooks answered 418", null, null, null)]
    public void The_field_is_found_where_it_can_be_told(string? code, string message, string? detail, string? element, string? field) =>
        new QboError(code, message, detail, element).Field.ShouldBe(field);
}
