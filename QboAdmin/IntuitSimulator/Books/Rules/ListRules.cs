using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>The rules of the lists of names: unique names, soft deletes, and what each kind needs or gets besides.</summary>
internal static class ListRules
{
    private const string DeletedSuffix = " (deleted)";

    private static readonly char[] Forbidden = [':', '\t', '\n'];

    public static List<ApiError> Check(EntityKind kind, CompanyBooks books, JsonObject entity, JsonObject? before)
    {
        if (kind == EntityKinds.Customer) entity["DisplayName"] ??= NameFromParts(entity);
        List<ApiError> errors = [.. Needs(kind, books, entity)];
        if (entity.Text(kind.NameMember!) is not { } name)
        {
            errors.Add(kind == EntityKinds.Customer
                ? new ApiError("6080", "Name is missing", "Business Validation Error: at least one of the name fields is needed.", "DisplayName")
                : ApiError.Missing(kind.NameMember!));
            return errors;
        }
        if (name.IndexOfAny(Forbidden) >= 0)
            errors.Add(new ApiError("2040", "Invalid String", $"{kind.NameMember} must not contain a colon, a tab or a line break.", kind.NameMember!));
        if (books.Table(kind).FindByName(name) is { } owner && owner.ToString(System.Globalization.CultureInfo.InvariantCulture) != before?.Text("Id"))
            errors.Add(new ApiError("6240", "Duplicate Name Exists Error", $"The name supplied already exists. : Id={owner}"));
        return errors;
    }

    public static JsonObject Complete(EntityKind kind, CompanyBooks books, JsonObject entity, JsonObject? before)
    {
        entity["Active"] ??= true;
        var member = kind.NameMember!;
        var name = entity.Text(member)!;
        if (entity.Flag("Active") == false && !name.EndsWith(DeletedSuffix, StringComparison.Ordinal)) name += DeletedSuffix;
        if (entity.Flag("Active") == true && before?.Flag("Active") == false) name = name.Replace(DeletedSuffix, "", StringComparison.Ordinal);
        entity[member] = name;
        var parent = entity.IdIn("ParentRef") is { } id ? books.Table(kind).Find(id)?.ToEntity().Text("FullyQualifiedName") : null;
        entity["FullyQualifiedName"] = parent is null ? name : $"{parent}:{name}";
        if (kind == EntityKinds.Customer) CompleteCustomer(entity, name);
        else if (kind == EntityKinds.Account) CompleteAccount(entity);
        else if (kind == EntityKinds.Item) CompleteItem(books, entity);
        else if (kind == EntityKinds.PaymentMethod) entity["Type"] ??= "NON_CREDIT_CARD";
        if (kind == EntityKinds.PaymentMethod) entity.Remove("FullyQualifiedName");
        return entity;
    }

    private static IEnumerable<ApiError> Needs(EntityKind kind, CompanyBooks books, JsonObject entity)
    {
        if (kind == EntityKinds.Account && entity.Text("AccountType") is null && entity.Text("AccountSubType") is null) yield return ApiError.Missing("AccountType");
        if (kind == EntityKinds.Customer && (entity["PrimaryEmailAddr"] as JsonObject)?.Text("Address") is { } address && !EmailText.IsValid(address))
            yield return new ApiError("2210", "Invalid Email Address format", $"Invalid Email Address format : {address}", "PrimaryEmailAddr");
        if (kind != EntityKinds.Item || entity.Text("Type") is "Category" or "Group") yield break;
        if (entity.IdIn("IncomeAccountRef") is not { } income)
            yield return ApiError.Business("When you create an item, you must select an income account.");
        else if (books.Table(EntityKinds.Account).Find(income) is null) yield return ApiError.InvalidReference("Accounts element id", income);
    }

    private static void CompleteCustomer(JsonObject customer, string name)
    {
        customer["PrintOnCheckName"] ??= name;
        customer["Taxable"] ??= false;
        customer["Job"] ??= customer.ContainsKey("ParentRef");
        customer["BillWithParent"] ??= false;
        customer["Balance"] ??= 0;
        customer["BalanceWithJobs"] ??= 0;
        customer["CurrencyRef"] ??= Json.Reference("USD", "United States Dollar");
        customer["PreferredDeliveryMethod"] ??= "Print";
    }

    private static void CompleteAccount(JsonObject account)
    {
        account["AccountType"] ??= "Bank";
        account["AccountSubType"] ??= "";
        account["Classification"] = account.Text("AccountType") switch
        {
            "Bank" or "Accounts Receivable" or "Other Current Asset" or "Fixed Asset" or "Other Asset" => "Asset",
            "Equity" => "Equity",
            "Income" or "Other Income" => "Revenue",
            "Expense" or "Other Expense" or "Cost of Goods Sold" => "Expense",
            _ => "Liability",
        };
        account["SubAccount"] ??= account.ContainsKey("ParentRef");
        account["CurrentBalance"] ??= 0;
        account["CurrentBalanceWithSubAccounts"] ??= 0;
        account["CurrencyRef"] ??= Json.Reference("USD", "United States Dollar");
    }

    private static void CompleteItem(CompanyBooks books, JsonObject item)
    {
        item["Type"] ??= "Service";
        item["Taxable"] ??= false;
        item["UnitPrice"] ??= 0;
        item["PurchaseCost"] ??= 0;
        item["TrackQtyOnHand"] ??= false;
        if (item.IdIn("IncomeAccountRef") is { } id)
            item["IncomeAccountRef"] = Json.Reference(id, books.Table(EntityKinds.Account).Find(id)?.ToEntity().Text("Name"));
    }

    private static string? NameFromParts(JsonObject customer) =>
        string.Join(' ', ((string[])["Title", "GivenName", "MiddleName", "FamilyName", "Suffix"]).Select(customer.Text).OfType<string>()) is { Length: > 0 } name ? name : null;
}
