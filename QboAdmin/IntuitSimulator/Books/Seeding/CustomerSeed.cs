using System.Globalization;
using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books.Seeding;

/// <summary>People and organisations, some with names that break careless programs.</summary>
internal static class CustomerSeed
{
    private static readonly string[] People =
    [
        "Jo Okafor", "Grace Wanjiru", "Priya Raman", "Samuel Whitaker", "Hannah Lindqvist", "Tomás Herrera", "Wei Zhang", "Aisha Mohammed", "Peter Kowalski",
        "Ruth Abernathy", "Daniel Mwangi", "Chloé Dubois", "Kenji Watanabe", "Fatima El-Sayed", "Marcus Hill", "Olena Kovalenko", "Ravi Menon",
        "Elizabeth Carrington", "Noah Feldman", "Ingrid Sørensen", "Carlos Ibáñez", "Mei-Ling Chen", "Patrick O'Brien", "Anita D'Souza", "Jörg Müller",
        "Zoë Ångström", "Svetlana Petrova", "Kwame Mensah", "Lucía Fernández", "William Ashdown", "Nomvula Dlamini", "Isaac Goldberg", "Beatrix van der Meer",
        "Theo Papadopoulos", "Margaret Ellsworth", "Abdul Rahman", "Sofia Rossi", "Emeka Nwosu", "Joan Tremblay", "Henry Blackwood", "Dolores Ramírez",
        "Kiran Patel", "Nadia Haddad", "Oscar Lindgren",
    ];

    private static readonly string[] Organisations =
    [
        "Ithaca Savings Bank", "Cayuga Lake Rotary Club", "Harper & Sons Roofing", "First Congregational Church", "Finger Lakes Credit Union",
        "Lakeside Dental, PLLC", "Greenstar Grocery Co-op", "The Alder Family Foundation", "Tompkins County Library", "Smith, Jones & Partners LLP",
        "Kitui Girls School", "Brightwater Engineering Inc.",
    ];

    private static readonly string[] Awkward =
    [
        @"O'Neil \ Söhne %", "St. Mary’s Women’s Circle of Friends & Neighbours, Inc.", "李小龙 基金会", "Мария Иванова", "אברהם כהן", "😀 Smile Fund 🎉",
        "Robert'); DROP TABLE Students;--", "null", "100 % Organic <Farm> & \"Friends\"", "Łódź–Kraków Bridge",
        "The Right Honourable Society for the Advancement of Practical Knowledge among Working Families of Ithaca, Dryden, Lansing and the Towns around Cayuga Lake",
    ];

    public static void Fill(SeedWriter writer, DateTimeOffset since)
    {
        foreach (var (index, name) in People.Index()) Add(writer, since.AddDays(3 * index), Person(name, index));
        foreach (var (index, name) in Organisations.Index()) Add(writer, since.AddDays(200 + (9 * index)), Organisation(name, index));
        foreach (var (index, name) in Awkward.Index()) Add(writer, since.AddDays(330 + (11 * index)), new JsonObject { ["DisplayName"] = name });
        Add(writer, since.AddDays(480), new JsonObject { ["DisplayName"] = "Old Friends Society", ["Active"] = false });
    }

    private static void Add(SeedWriter writer, DateTimeOffset made, JsonObject customer) => writer.Add(EntityKinds.Customer, null, made, customer);

    private static JsonObject Person(string name, int index)
    {
        var (given, family) = (name.Split(' ', 2)[0], name.Split(' ', 2)[1]);
        var customer = new JsonObject
        {
            // As people are sorted: by family name, but for the newer ones.
            ["DisplayName"] = index % 3 == 2 ? name : $"{family}, {given}",
            ["GivenName"] = given,
            ["FamilyName"] = family,
            ["BillAddr"] = Address(index, "Alder Way"),
        };
        if (index % 4 != 3) customer["PrimaryEmailAddr"] = new JsonObject { ["Address"] = $"{Plain(given)}.{Plain(family)}@example.org" };
        if (index % 2 == 0) customer["PrimaryPhone"] = new JsonObject { ["FreeFormNumber"] = $"(607) 555-{index + 100:0000}" };
        if (index % 7 == 4) customer["PaymentMethodRef"] = Json.Reference(SmallListSeed.CheckId, "Check");
        return customer;
    }

    private static JsonObject Organisation(string name, int index) => new()
    {
        ["DisplayName"] = name,
        ["CompanyName"] = name,
        ["PrimaryEmailAddr"] = new JsonObject { ["Address"] = $"office@{Plain(name.Split(' ')[0])}{index}.example" },
        ["PrimaryPhone"] = new JsonObject { ["FreeFormNumber"] = $"(607) 555-{index + 200:0000}" },
        ["BillAddr"] = Address(index + 60, "State Street"),
    };

    private static JsonObject Address(int index, string street) => new()
    {
        ["Id"] = (index + 101).ToString(CultureInfo.InvariantCulture),
        ["Line1"] = $"{12 + (index * 7)} {street}",
        ["City"] = index % 5 == 0 ? "Dryden" : "Ithaca",
        ["CountrySubDivisionCode"] = "NY",
        ["PostalCode"] = "14850",
    };

    private static string Plain(string name) => new([.. name.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
}
