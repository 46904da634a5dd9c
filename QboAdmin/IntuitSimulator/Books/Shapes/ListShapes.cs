namespace QboAdmin.IntuitSimulator.Books.Shapes;

/// <summary>The entities that are lists of names: customers, items, accounts and the small ones.</summary>
internal static class ListShapes
{
    public static Shape Customer { get; } = CommonShapes.Entity("Customer")
        .Text("DisplayName", 500).Text("Title", 16).Text("Suffix", 16)
        .Text("GivenName", 100).Text("MiddleName", 100).Text("FamilyName", 100)
        .Text("CompanyName", 100).Text("PrintOnCheckName", 110).Text("Notes", 2000).Text("ResaleNum", 16)
        .Object("PrimaryEmailAddr", CommonShapes.Email)
        .Object("PrimaryPhone", CommonShapes.Phone).Object("AlternatePhone", CommonShapes.Phone)
        .Object("Mobile", CommonShapes.Phone).Object("Fax", CommonShapes.Phone)
        .Object("BillAddr", CommonShapes.Address).Object("ShipAddr", CommonShapes.Address)
        .Object("WebAddr", CommonShapes.WebAddress)
        .Flags("Active", "Job", "BillWithParent", "Taxable", "IsProject")
        .Days("OpenBalanceDate")
        .Numbers("TaxExemptionReasonId")
        .OneOf("PreferredDeliveryMethod", "Print", "Email", "None")
        .References("ParentRef", "DefaultTaxCodeRef", "PaymentMethodRef", "SalesTermRef", "CustomerTypeRef", "CurrencyRef", "ARAccountRef")
        .Ignored(
            "Balance", "BalanceWithJobs", "FullyQualifiedName", "Level", "PrimaryTaxIdentifier", "SecondaryTaxIdentifier", "V4IDPseudonym",
            "ClientEntityId", "OverDueBalance", "TotalRevenue", "TotalExpense", "GSTIN", "GSTRegistrationType", "BusinessNumber", "CreditLimit",
            "AcctNum", "Source", "ContactName", "AltContactName", "IntuitId", "Organization", "PriceLevelRef", "OtherAddr", "OtherContactInfo",
            "TaxRegime", "InvStartDate");

    public static Shape Item { get; } = CommonShapes.Entity("Item")
        .Text("Name", 100).Text("Description", 4000).Text("PurchaseDesc", 1000).Text("Sku", 100)
        .OneOf("Type", "Service", "NonInventory", "Inventory", "Group", "Category", "Bundle")
        .Numbers("UnitPrice", "PurchaseCost", "QtyOnHand", "RatePercent")
        .Flags("Active", "Taxable", "SalesTaxIncluded", "PurchaseTaxIncluded", "TrackQtyOnHand", "SubItem")
        .Days("InvStartDate")
        .References("IncomeAccountRef", "ExpenseAccountRef", "AssetAccountRef", "ParentRef", "SalesTaxCodeRef", "PurchaseTaxCodeRef", "ClassRef", "PrefVendorRef")
        .Ignored(
            "FullyQualifiedName", "Level", "TaxClassificationRef", "AbatementRate", "ReverseChargeRate", "ServiceType", "ItemCategoryType",
            "ReorderPoint", "ManPartNum", "DeferredRevenue", "Source", "UQCDisplayText", "UQCId", "ItemGroupDetail", "PrintGroupedItems",
            "AvgCost", "QtyOnSalesOrder", "QtyOnPurchaseOrder", "SpecialItem", "SpecialItemType", "PaymentMethodRef", "UOMSetRef");

    public static Shape Account { get; } = CommonShapes.Entity("Account")
        .Text("Name", 100).Text("Description", 100).Text("AcctNum", 20)
        .OneOf(
            "AccountType", "Bank", "Accounts Receivable", "Other Current Asset", "Fixed Asset", "Other Asset", "Accounts Payable", "Credit Card",
            "Other Current Liability", "Long Term Liability", "Equity", "Income", "Cost of Goods Sold", "Expense", "Other Income", "Other Expense")
        .Text("AccountSubType", 100)
        .Flags("Active", "SubAccount")
        .References("ParentRef", "CurrencyRef", "TaxCodeRef")
        .Ignored(
            "FullyQualifiedName", "Classification", "CurrentBalance", "CurrentBalanceWithSubAccounts", "OpeningBalance", "OpeningBalanceDate",
            "TaxAccount", "OnlineBankingEnabled", "FIName", "BankNum", "AccountAlias", "TxnLocationType", "JournalCodeRef", "AcctNumExtn");

    public static Shape PaymentMethod { get; } = CommonShapes.Entity("PaymentMethod")
        .Text("Name", 31).OneOf("Type", "CREDIT_CARD", "NON_CREDIT_CARD").Flags("Active");

    public static Shape Class { get; } = CommonShapes.Entity("Class")
        .Text("Name", 100).Flags("Active", "SubClass").References("ParentRef").Ignored("FullyQualifiedName");

    public static Shape Department { get; } = CommonShapes.Entity("Department")
        .Text("Name", 100).Flags("Active", "SubDepartment").References("ParentRef").Object("Address", CommonShapes.Address).Ignored("FullyQualifiedName");
}
