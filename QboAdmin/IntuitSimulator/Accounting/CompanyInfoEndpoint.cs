using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Companies;
using QboAdmin.IntuitSimulator.Http;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>Reads the one CompanyInfo of a realm. It goes by the realm's id, and by its own, which is "1".</summary>
internal sealed class CompanyInfoEndpoint(ApiAnswers answers)
{
    public IntuitAnswer Read(string realmId, string id)
    {
        if ((id == realmId || id == "1") && CompanyList.Find(realmId) is { } company)
            return answers.Entity(CompanyInfo.Name, CompanyInfo.Of(company));
        return answers.Fault(ApiError.NotFound());
    }
}
