namespace QboAdmin.IntuitSimulator.Companies;

/// <summary>The one Intuit account of the simulator: who is signed in on the consent page, and whom userinfo describes.</summary>
internal static class Person
{
    public const string Subject = "5f0c3a1e-8d42-4b7a-9c65-2e1b7d90f3a8";
    public const string GivenName = "Amina";
    public const string FamilyName = "Odhiambo";
    public const string Email = "amina@mwangazafriends.example";
    public const string Phone = "+1 6075550142";

    public static PostalAddress Address { get; } = new("48 Meeting House Lane", "Ithaca", "NY", "14850");
}
