namespace QboAdmin.IntuitSimulator.Companies;

/// <summary>The companies that the simulated person may connect. The first one is chosen unless another is.</summary>
internal static class CompanyList
{
    private const string LongName = "St. Mary’s Women’s Circle of Friends & Neighbours, Inc.";

    public static IReadOnlyList<Company> All { get; } =
    [
        new("9341453081276012", "Mwangaza Friends", "Mwangaza Friends, Inc.", "US",
            new("48 Meeting House Lane", "Ithaca", "NY", "14850"), "(607) 555-0142", "treasurer@mwangazafriends.example", new(2019, 3, 1)),
        new("9341453081276347", LongName, LongName, "US",
            new("1200 Old Orchard Road", "Saint Paul", "MN", "55104"), "(651) 555-0178", "office@stmaryscircle.example", new(2012, 9, 14)),
        new("9341453090481155", "Harbour Light Food Pantry", "Harbour Light Food Pantry Corp.", "US",
            new("9 Pier Street", "Portland", "ME", "04101"), "(207) 555-0119", "hello@harbourlight.example", new(2021, 1, 4)),
        new("4620816365272893640", "Sandbox Company US 1", "Sandbox Company US 1", "US",
            new("123 Sierra Way", "San Pablo", "CA", "94806"), "(510) 555-0100", "noreply@sandbox.example", new(2024, 6, 20)),
    ];

    public static Company? Find(string? realmId) => All.FirstOrDefault(company => company.RealmId == realmId);
}
