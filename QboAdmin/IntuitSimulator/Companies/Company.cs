namespace QboAdmin.IntuitSimulator.Companies;

/// <summary>A QuickBooks company that exists in the simulator.</summary>
internal sealed record Company(
    string RealmId, string Name, string LegalName, string Country, PostalAddress Address, string Phone, string Email, DateOnly Since)
{
    public string Place => $"{Address.City}, {Address.State}";
}
