namespace QboAdmin.IntuitSimulator.Companies;

/// <summary>An address in the parts that the Accounting API knows.</summary>
internal sealed record PostalAddress(string Street, string City, string State, string PostalCode);
