using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books.Seeding;

/// <summary>A small chart of accounts, with the ids that samples and SDKs count on: 4, 35 and 86.</summary>
internal static class AccountSeed
{
    public const string UndepositedFundsId = "4";
    public const string CheckingId = "35";
    public const string SavingsId = "36";
    public const string DiscountsId = "86";
    public const string DonationsId = "79";
    public const string FeesId = "80";

    private static readonly (string Id, string Name, string Type, string SubType, string Number)[] Accounts =
    [
        (UndepositedFundsId, "Undeposited Funds", "Other Current Asset", "UndepositedFunds", "1499"),
        ("5", "Prepaid Expenses", "Other Current Asset", "PrepaidExpenses", "1400"),
        ("33", "Accounts Payable", "Accounts Payable", "AccountsPayable", "2000"),
        (CheckingId, "Checking", "Bank", "Checking", "1010"),
        (SavingsId, "Savings", "Bank", "Savings", "1020"),
        ("37", "Petty Cash", "Bank", "CashOnHand", "1030"),
        ("38", "Building Fund", "Bank", "MoneyMarket", "1040"),
        ("39", "Clearing – Online Giving", "Other Current Asset", "OtherCurrentAssets", "1450"),
        ("41", "Mastercard", "Credit Card", "CreditCard", "2100"),
        ("45", "Opening Balance Equity", "Equity", "OpeningBalanceEquity", "3000"),
        (DonationsId, "Donations", "Income", "NonProfitIncome", "4000"),
        (FeesId, "Program Fees", "Income", "ServiceFeeIncome", "4100"),
        ("81", "Sales of Product Income", "Income", "SalesOfProductIncome", "4200"),
        ("82", "Event Income", "Income", "OtherPrimaryIncome", "4300"),
        ("84", "Accounts Receivable (A/R)", "Accounts Receivable", "AccountsReceivable", "1200"),
        (DiscountsId, "Discounts given", "Income", "DiscountsRefundsGiven", "4900"),
        ("90", "Office Supplies", "Expense", "OfficeGeneralAdministrativeExpenses", "6100"),
        ("91", "Bank Charges", "Expense", "BankCharges", "6200"),
    ];

    public static void Fill(SeedWriter writer, DateTimeOffset since)
    {
        foreach (var (id, name, type, subType, number) in Accounts)
        {
            writer.Add(EntityKinds.Account, id, since, new JsonObject
            {
                ["Name"] = name, ["AccountType"] = type, ["AccountSubType"] = subType, ["AcctNum"] = number,
            });
        }
    }
}
