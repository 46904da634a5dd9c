using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Rules;
using QboAdmin.IntuitSimulator.Companies;

namespace QboAdmin.IntuitSimulator.Books.Seeding;

/// <summary>Two years of receipts: a few on each working day, more before the year ends, most of them gifts by check.</summary>
internal static class ReceiptSeed
{
    private const int Days = 730;

    private static readonly decimal[] Gifts = [25, 30, 50, 50, 75, 100, 100, 120, 125.5m, 150, 200, 250, 300, 500, 1_000, 1_861.08m];

    public static void Fill(SeedWriter writer, Company company, DateOnly openedOn)
    {
        // The same each time, for the same company and day.
        var random = new Random(int.Parse(company.RealmId[^6..], CultureInfo.InvariantCulture));
        for (var day = openedOn.AddDays(-Days); day <= openedOn; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            var count = random.Next(0, 3) + (day.Month == 12 ? 2 : 0);
            for (var number = 0; number < count; number++) Add(writer, random, day, openedOn);
        }
    }

    private static void Add(SeedWriter writer, Random random, DateOnly day, DateOnly openedOn)
    {
        var made = new DateTimeOffset(day, new TimeOnly(16, 0), TimeSpan.Zero).AddMinutes(random.Next(0, 420));
        var customers = writer.Books.Table(EntityKinds.Customer);
        var isDeposited = openedOn.DayNumber - day.DayNumber > 14;
        var receipt = new JsonObject
        {
            ["TxnDate"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            // The last one is inactive.
            ["CustomerRef"] = Json.Reference(random.Next(1, customers.Count).ToString(CultureInfo.InvariantCulture), null),
            ["Line"] = Lines(random),
        };
        Pay(receipt, random);
        if (random.Next(5) == 0) receipt["CustomerMemo"] = new JsonObject { ["value"] = "Thank you for your gift." };
        if (random.Next(6) == 0) receipt["PrivateNote"] = $"gift {random.Next(1, 9_999):000000}";
        if (random.Next(3) == 0) receipt["ClassRef"] = Json.Reference(random.Next(1, 5).ToString(CultureInfo.InvariantCulture), null);
        if (random.Next(4) == 0) receipt["DepartmentRef"] = Json.Reference(random.Next(1, 4).ToString(CultureInfo.InvariantCulture), null);
        if (isDeposited && receipt.IdIn("DepositToAccountRef") is null)
            receipt["LinkedTxn"] = new JsonArray(new JsonObject { ["TxnId"] = (20_000 + day.DayNumber).ToString(CultureInfo.InvariantCulture), ["TxnType"] = "Deposit" });
        writer.Add(EntityKinds.SalesReceipt, null, made, receipt);
        if (random.Next(40) == 0 && !isDeposited) VoidLast(writer, made.AddHours(2));
    }

    private static void Pay(JsonObject receipt, Random random)
    {
        switch (random.Next(10))
        {
            case < 6:
                receipt["PaymentMethodRef"] = Json.Reference(SmallListSeed.CheckId, null);
                receipt["PaymentRefNum"] = random.Next(101, 9_999).ToString(CultureInfo.InvariantCulture);
                break;
            case < 8:
                receipt["PaymentMethodRef"] = Json.Reference(SmallListSeed.VisaId, null);
                receipt["DepositToAccountRef"] = Json.Reference(AccountSeed.CheckingId, null);
                break;
            case 8:
                receipt["PaymentMethodRef"] = Json.Reference(SmallListSeed.CashId, null);
                break;
            default:
                receipt["DepositToAccountRef"] = Json.Reference(AccountSeed.SavingsId, null);
                break;
        }
    }

    private static JsonArray Lines(Random random)
    {
        if (random.Next(4) > 0) return [Line(random.Next(21, 27), 1, Gifts[random.Next(Gifts.Length)], "Donation")];
        return [Line(15, random.Next(1, 5), 125, "Annual gala"), Line(random.Next(11, 15), random.Next(1, 4), 18.5m, "At the stall")];
    }

    private static JsonObject Line(int item, int quantity, decimal price, string description) => new()
    {
        ["Description"] = description,
        ["Amount"] = quantity * price,
        ["DetailType"] = "SalesItemLineDetail",
        ["SalesItemLineDetail"] = new JsonObject
        {
            ["ItemRef"] = Json.Reference(item.ToString(CultureInfo.InvariantCulture), null), ["Qty"] = quantity, ["UnitPrice"] = price,
        },
    };

    private static void VoidLast(SeedWriter writer, DateTimeOffset at)
    {
        var table = writer.Books.Table(EntityKinds.SalesReceipt);
        var voided = ReceiptVoid.Of(table.Find((table.NextId - 1).ToString(CultureInfo.InvariantCulture))!.ToEntity());
        voided["SyncToken"] = "1";
        writer.Put(EntityKinds.SalesReceipt, voided, at);
    }
}
