using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>Whether what a receipt points to is there and may be used, with the nouns of Intuit's explanations.</summary>
internal sealed class ReferenceCheck(CompanyBooks books)
{
    public IEnumerable<ApiError> Customer(string? id)
    {
        if (id is null) yield break;
        if (Find(EntityKinds.Customer, id) is not { } row) yield return ApiError.InvalidReference("Names element id", id);
        else if (!IsActive(EntityKinds.Customer, row))
            yield return new ApiError("6250", "Invalid sales customer", "Business Validation Error: The customer was made inactive.", "CustomerRef");
    }

    public IEnumerable<ApiError> Item(string? id)
    {
        if (id is null or "SHIPPING_ITEM_ID" or "GRATUITY_ITEM_ID") yield break;
        var kind = EntityKinds.Item;
        if (Find(kind, id) is not { } row || !IsActive(kind, row)) yield return ApiError.InvalidReference("Item elements id", id);
        else if (row.Values[kind.IndexOf("Type")!.Value] as string == "Category")
            yield return new ApiError("2500", "Invalid Reference Id", $"Invalid Reference Id : Item elements id {id} is set up as a category", "Reference Id");
    }

    public IEnumerable<ApiError> DepositAccount(string? id)
    {
        if (id is null) yield break;
        var kind = EntityKinds.Account;
        if (Find(kind, id) is not { } row || !IsActive(kind, row)) yield return ApiError.InvalidReference("Accounts element id", id);
        else if (row.Values[kind.IndexOf("AccountType")!.Value] is not ("Bank" or "Other Current Asset"))
            yield return new ApiError(
                "6430", "Invalid account type used", "Business Validation Error: You need to select a different type of account for this transaction.", "DepositToAccountRef");
    }

    public IEnumerable<ApiError> PaymentMethod(string? id) => Plain(EntityKinds.PaymentMethod, "PaymentMethod id", id);

    public IEnumerable<ApiError> Class(string? id) => Plain(EntityKinds.Class, "Klasses element id", id);

    public IEnumerable<ApiError> Department(string? id) => Plain(EntityKinds.Department, "Departments element id", id);

    private IEnumerable<ApiError> Plain(EntityKind kind, string noun, string? id)
    {
        if (id is not null && (Find(kind, id) is not { } row || !IsActive(kind, row))) yield return ApiError.InvalidReference(noun, id);
    }

    private EntityRow? Find(EntityKind kind, string id) => books.Table(kind).Find(id);

    private static bool IsActive(EntityKind kind, EntityRow row) => row.Values[kind.IndexOf("Active")!.Value] is not false;
}
