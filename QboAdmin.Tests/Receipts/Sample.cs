using QboAdmin.Intuit.Entities;
using QboAdmin.Receipts;
using QboAdmin.Values;

namespace QboAdmin.Tests.Receipts;

/// <summary>Receipts and a company, in the ids of the simulator's books.</summary>
internal static class Sample
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static readonly Actor Finance = new("Fatuma Ali", Role.Finance);

    public static readonly CompanySetup Setup = new() { AllowsDiscounts = true, DiscountAccountId = "86", UsesClasses = true, UsesLocations = true, ClosedThrough = new DateOnly(2024, 12, 31) };

    public static readonly ReceiptInput Gift = new()
    {
        Customer = new Choice("1", "Okafor, Jo"),
        Date = Today,
        PaymentMethod = new Choice("2", "Check"),
        Reference = "4471",
        Note = "gift",
        Lines = [new LineInput { Item = new Choice("21", "Donation"), Amount = 125.50m }],
    };

    public static CompanyLists Lists => new(
        Fixtures.The.Realm,
        Setup,
        [
            new Item { Id = "21", Name = "Donation", Type = "Service", Active = true },
            new Item { Id = "3", Name = "Programs", Type = Item.CategoryType, Active = true },
            new Item { Id = "29", Name = "Old Newsletter (deleted)", Type = "NonInventory", Active = false },
        ],
        [
            new Account { Id = "35", Name = "Checking", AccountType = Account.BankType, Active = true },
            new Account { Id = "36", Name = "Closed", AccountType = Account.BankType, Active = false },
        ],
        [new PaymentMethod { Id = "2", Name = "Check", Active = true }],
        [new Class { Id = "2", Name = "Youth" }],
        [new Department { Id = "1", Name = "Ithaca" }],
        new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public static ReceiptInput WithLine(LineInput line) => Gift with { Lines = [line] };

    public static LineInput Line(decimal? quantity = null, decimal? rate = null, decimal? amount = null) =>
        new() { Item = new Choice("21", "Donation"), Quantity = quantity, Rate = rate, Amount = amount };
}
