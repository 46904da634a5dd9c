namespace QboAdmin.IntuitSimulator.OAuth;

/// <summary>The scopes that Intuit knows (its documents and the list in its JavaScript SDK), and what they mean to a person.</summary>
internal static class Scopes
{
    public const string Accounting = "com.intuit.quickbooks.accounting";
    public const string OpenId = "openid";
    public const string Profile = "profile";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Address = "address";

    private static readonly Dictionary<string, string> OfPerson = new(StringComparer.Ordinal)
    {
        [OpenId] = "Know who you are",
        [Profile] = "See your name",
        [Email] = "See your email address",
        [Phone] = "See your phone number",
        [Address] = "See your address",
        ["intuit_name"] = "See your name at Intuit",
    };

    private static readonly Dictionary<string, string> OfCompany = new(StringComparer.Ordinal)
    {
        [Accounting] = "Read and change everything in the books",
        ["com.intuit.quickbooks.payment"] = "Take card and bank payments",
        ["project-management.project"] = "Manage projects",
        ["app-foundations.custom-field-definitions"] = "Manage custom fields",
        ["app-foundations.custom-field-definitions.read"] = "Read custom fields",
        ["app-foundations.custom-dimensions.read"] = "Read dimensions",
        ["payroll.compensation.read"] = "Read payroll compensation",
        ["time-tracking.time-entry"] = "Manage time entries",
        ["indirect-tax.tax-calculation.quickbooks"] = "Calculate sales tax",
    };

    /// <summary>Null when the list is empty or names something unknown.</summary>
    public static IReadOnlyList<string>? Parse(string? list)
    {
        var scopes = (list ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        return scopes.Length > 0 && scopes.All(scope => OfPerson.ContainsKey(scope) || OfCompany.ContainsKey(scope)) ? scopes : null;
    }

    /// <summary>Only then does the answer name a company.</summary>
    public static bool ConcernCompany(IEnumerable<string> scopes) => scopes.Any(OfCompany.ContainsKey);

    public static string Describe(string scope) => OfCompany.GetValueOrDefault(scope) ?? OfPerson.GetValueOrDefault(scope) ?? scope;
}
