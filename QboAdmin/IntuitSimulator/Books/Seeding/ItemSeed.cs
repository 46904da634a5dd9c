using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books.Seeding;

/// <summary>Products and services of a small charity, between those that Intuit's samples count on (1 Services, 2 Hours, 4 Design, 10 Pest Control).</summary>
internal static class ItemSeed
{
    public const string DonationId = "21";

    private static readonly (string Name, string Type, decimal Price, string Income, string? Description)[] Items =
    [
        ("Services", "Service", 0, AccountSeed.FeesId, null),
        ("Hours", "Service", 45, AccountSeed.FeesId, null),
        ("Programs", "Category", 0, "", null),
        ("Design", "Service", 75, AccountSeed.FeesId, "Custom design"),
        ("After-School Club", "Service", 35, AccountSeed.FeesId, "After-school club, one week"),
        ("Summer Camp", "Service", 420, AccountSeed.FeesId, "Summer camp, one child, two weeks"),
        ("Workshop", "Service", 60, AccountSeed.FeesId, "Workshop, one person"),
        ("Room Hire – Hall", "Service", 180, AccountSeed.FeesId, "Hall, half a day"),
        ("Room Hire – Kitchen", "Service", 95, AccountSeed.FeesId, "Kitchen, half a day"),
        ("Pest Control", "Service", 35, AccountSeed.FeesId, "Pest control services"),
        ("T-Shirt", "NonInventory", 18.5m, "81", "T-shirt with our mark"),
        ("Cookbook", "NonInventory", 24.95m, "81", "“Recipes from Four Kitchens”"),
        ("Greeting Cards (10)", "NonInventory", 12, "81", "Ten cards with envelopes"),
        ("Honey 500 g", "NonInventory", 9.8m, "81", "Honey from our own bees"),
        ("Gala Ticket", "Service", 125, "82", "Annual gala, one seat"),
        ("Gala Table of 8", "Service", 950, "82", "Annual gala, one table"),
        ("Raffle Ticket", "Service", 5, "82", null),
        ("Auction Lot", "Service", 0, "82", "Lot of the silent auction"),
        ("Sponsorship – Silver", "Service", 1_000, "82", "Sponsor of the annual gala, silver"),
        ("Sponsorship – Gold", "Service", 2_500, "82", "Sponsor of the annual gala, gold"),
        ("Donation", "Service", 0, AccountSeed.DonationsId, "General fund donation"),
        ("Donation – Building Fund", "Service", 0, AccountSeed.DonationsId, "Donation to the building fund"),
        ("Donation – Scholarships", "Service", 0, AccountSeed.DonationsId, "Donation for scholarships"),
        ("Donation – Water Projects", "Service", 0, AccountSeed.DonationsId, "Donation for wells in Kitui and Machakos"),
        ("Donation in Memory", "Service", 0, AccountSeed.DonationsId, "Donation in memory of a loved one"),
        ("Matching Gift", "Service", 0, AccountSeed.DonationsId, "Employer’s matching gift"),
        ("Membership – Family", "Service", 90, AccountSeed.DonationsId, "Membership of a family, one year"),
        ("Membership – Single", "Service", 50, AccountSeed.DonationsId, "Membership of one person, one year"),
        ("Old Newsletter", "Service", 3, "81", null),
    ];

    public static void Fill(SeedWriter writer, DateTimeOffset since)
    {
        foreach (var (name, type, price, income, description) in Items)
        {
            var item = new JsonObject { ["Name"] = name, ["Type"] = type, ["UnitPrice"] = Json.Plain(price) };
            if (description is not null) item["Description"] = description;
            if (income.Length > 0) item["IncomeAccountRef"] = Json.Reference(income, null);
            if (type == "NonInventory") item["Taxable"] = true;
            if (name == "Old Newsletter") item["Active"] = false;
            writer.Add(EntityKinds.Item, null, since, item);
        }
    }
}
