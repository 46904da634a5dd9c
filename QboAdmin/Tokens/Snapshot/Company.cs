namespace QboAdmin.Tokens;

/// <summary>What Intuit's CompanyInfo says of the connected company.</summary>
/// <param name="Name">As the company calls itself.</param>
/// <param name="Country">Two letters, such as <c>US</c>; null when Intuit did not say.</param>
public sealed record Company(string Name, string? Country = null)
{
    /// <summary>Longer names are cut; Intuit allows 1,024 characters.</summary>
    public const int MaxNameLength = 200;
}
