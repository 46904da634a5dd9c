using QboAdmin.IntuitSimulator.Books.Shapes;
using static QboAdmin.IntuitSimulator.Books.EntityField;

namespace QboAdmin.IntuitSimulator.Books;

/// <summary>All kinds of objects that the books hold, with the fields that Intuit's reference calls filterable.</summary>
internal static class EntityKinds
{
    private static readonly EntityField[] Times = [Moment("MetaData.CreateTime"), Moment("MetaData.LastUpdatedTime")];

    public static EntityKind SalesReceipt { get; } = new("SalesReceipt", ReceiptShape.Whole, null,
    [
        Text("Id"), Text("DocNumber"), Day("TxnDate"), Number("Balance"), Reference("CustomerRef"), Number("TotalAmt"), Reference("ProjectRef"),
        // Not flagged as filterable, and filtered on by apps in use.
        Text("PaymentRefNum"), .. Times,
    ]);

    public static EntityKind Customer { get; } = new("Customer", ListShapes.Customer, "DisplayName",
    [
        Text("Id"), Text("DisplayName"), Text("GivenName"), Text("MiddleName"), Text("FamilyName"), Text("FullyQualifiedName"), Text("CompanyName"),
        Text("PrintOnCheckName"), Text("PrimaryEmailAddr", "PrimaryEmailAddr.Address"), Flag("Active"), Flag("Job"), Number("Balance"),
        Number("BalanceWithJobs"), .. Times,
    ]);

    public static EntityKind Item { get; } = new("Item", ListShapes.Item, "Name",
    [
        Text("Id"), Text("Name"), Text("Type"), Text("Sku"), Text("FullyQualifiedName"), Flag("Active"), Number("UnitPrice"), .. Times,
    ]);

    public static EntityKind Account { get; } = new("Account", ListShapes.Account, "Name",
    [
        Text("Id"), Text("Name"), Text("AccountType"), Text("AccountSubType"), Text("Classification"), Text("FullyQualifiedName"), Text("Description"),
        Flag("Active"), Flag("SubAccount"), Reference("ParentRef"), Number("CurrentBalance"), Number("CurrentBalanceWithSubAccounts"), .. Times,
    ]);

    public static EntityKind PaymentMethod { get; } =
        new("PaymentMethod", ListShapes.PaymentMethod, "Name", [Text("Id"), Text("Name"), Text("Type"), Flag("Active"), .. Times]);

    public static EntityKind Class { get; } =
        new("Class", ListShapes.Class, "Name", [Text("Id"), Text("Name"), Text("FullyQualifiedName"), Flag("Active"), .. Times]);

    public static EntityKind Department { get; } =
        new("Department", ListShapes.Department, "Name", [Text("Id"), Text("Name"), Text("FullyQualifiedName"), Flag("Active"), .. Times]);

    public static EntityKind TaxCode { get; } =
        new("TaxCode", null, "Name", [Text("Id"), Text("Name"), Flag("Active"), Flag("Taxable"), .. Times], HasChanges: false);

    public static EntityKind CompanyInfo { get; } = new("CompanyInfo", null, null, [Text("Id"), .. Times], HasChanges: false);

    public static EntityKind Preferences { get; } = new("Preferences", null, null, [Text("Id"), .. Times], HasChanges: false);

    /// <summary>Those that are kept in tables.</summary>
    public static IReadOnlyList<EntityKind> Stored { get; } = [SalesReceipt, Customer, Item, Account, PaymentMethod, Class, Department, TaxCode];

    /// <summary>Any kind by name or resource, whatever the case.</summary>
    public static EntityKind? Find(string? name) =>
        Stored.Concat([CompanyInfo, Preferences]).FirstOrDefault(kind => kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
