namespace QboAdmin.Intuit;

/// <summary>
/// Finds the member of a request that an error is about. The code often says it alone; else Intuit's element, or the nouns in its
/// explanation, which come from recordings and reports of others.
/// </summary>
internal static class FaultFields
{
    public const string Lines = "Line";
    public const string Item = "ItemRef";
    public const string TaxCode = "TaxCodeRef";

    private static readonly Dictionary<string, string> ByCode = new()
    {
        ["2210"] = "BillEmail",
        ["2290"] = Lines,
        ["6070"] = Lines,
        ["6090"] = "DiscountLineDetail",
        ["6100"] = TaxCode,
        ["6140"] = "DocNumber",
        ["6200"] = "TxnDate",
        ["6210"] = "TxnDate",
        ["6240"] = "DisplayName",
        ["6250"] = "CustomerRef",
        ["6420"] = "BillEmail",
        ["6430"] = "DepositToAccountRef",
    };

    private static readonly (string Noun, string Field)[] ByNoun =
    [
        ("Names element", "CustomerRef"),
        ("Customer Memo", "CustomerMemo"),
        ("Customer", "CustomerRef"),
        ("Accounts element", "DepositToAccountRef"),
        ("DepositToAccount", "DepositToAccountRef"),
        ("Klasses", "ClassRef"),
        ("Classes", "ClassRef"),
        ("Departments", "DepartmentRef"),
        ("PaymentMethod", "PaymentMethodRef"),
        ("TaxCode", TaxCode),
        ("Item", Item),
        ("DocNumber", "DocNumber"),
        ("PaymentRefNum", "PaymentRefNum"),
        ("PrivateNote", "PrivateNote"),
        ("TxnDate", "TxnDate"),
        ("BillEmail", "BillEmail"),
        ("DisplayName", "DisplayName"),
        ("Line", Lines),
    ];

    public static string? Of(QboError error) =>
        error.Code is { } code && ByCode.TryGetValue(code, out var field) ? field
        : Find(error.Element) ?? Find(error.Detail) ?? Find(error.Message);

    private static string? Find(string? text) => text is null
        ? null
        : ByNoun.FirstOrDefault(known => text.Contains(known.Noun, StringComparison.OrdinalIgnoreCase)).Field;
}
