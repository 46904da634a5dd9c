using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Seeding;

/// <summary>Many customers and receipts for measurements, the same each time.</summary>
internal static class BulkSeed
{
    private static readonly string[] Given = ["Ada", "Ben", "Cleo", "Dana", "Eli", "Fay", "Gus", "Hal", "Ida", "Jon", "Kit", "Lou", "Mia", "Ned", "Ola", "Pam"];
    private static readonly string[] Family = ["Abbott", "Barnes", "Castillo", "Drummond", "Easton", "Fairfax", "Grover", "Hollis", "Ibsen", "Jarvis", "Keller"];

    public static void Fill(CompanyBooks books, BulkLoad bulk)
    {
        var writer = new SeedWriter(books);
        var made = new DateTimeOffset(books.OpenedOn, new TimeOnly(17, 0), TimeSpan.Zero);
        var first = books.Table(EntityKinds.Customer).NextId;
        for (var index = 0; index < bulk.Customers; index++) writer.Add(EntityKinds.Customer, null, made, Customer(index));
        for (var index = 0; index < bulk.Receipts; index++)
            writer.Add(EntityKinds.SalesReceipt, null, made, Receipt(index, books.OpenedOn, first, Math.Max(1, bulk.Customers)));
    }

    private static JsonObject Customer(int index)
    {
        var (given, family) = (Given[index % Given.Length], Family[index % Family.Length]);
        return new JsonObject
        {
            ["DisplayName"] = $"{family}, {given} {index:00000}",
            ["GivenName"] = given,
            ["FamilyName"] = family,
            ["PrimaryEmailAddr"] = new JsonObject { ["Address"] = $"{given}.{family}.{index}@bulk.example" },
        };
    }

    private static JsonObject Receipt(int index, DateOnly openedOn, long firstCustomer, int customers)
    {
        var amount = 10 + (index % 500) + ((index % 4) * 0.25m);
        return new JsonObject
        {
            ["TxnDate"] = openedOn.AddDays(-(index % 720)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["CustomerRef"] = Json.Reference((firstCustomer + (index % customers)).ToString(CultureInfo.InvariantCulture), null),
            ["PaymentMethodRef"] = Json.Reference(SmallListSeed.CheckId, null),
            ["PaymentRefNum"] = (1_000 + index).ToString(CultureInfo.InvariantCulture),
            ["Line"] = new JsonArray(new JsonObject
            {
                ["Amount"] = amount,
                ["DetailType"] = "SalesItemLineDetail",
                ["SalesItemLineDetail"] = new JsonObject { ["ItemRef"] = Json.Reference(ItemSeed.DonationId, null), ["Qty"] = 1, ["UnitPrice"] = amount },
            }),
        };
    }
}
