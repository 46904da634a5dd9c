using QboAdmin.Intuit;
using QboAdmin.Tokens;

namespace QboAdmin.Connection;

/// <summary>From what Intuit answers to what is kept and shown.</summary>
internal static class CompanyInfoExtensions
{
    public static Company ToCompany(this CompanyInfo info) => new(
        info.Name.Length > Company.MaxNameLength ? info.Name[..Company.MaxNameLength] : info.Name,
        info.Country is { Length: 2 } country ? country : null);
}
