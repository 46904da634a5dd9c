using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>The order in which Intuit writes members. Nothing should depend on it; people compare with their eyes.</summary>
internal static class EntityOrder
{
    private static readonly string[] Common = ["domain", "sparse", "Id", "SyncToken", "MetaData"];

    private static readonly string[] Receipt =
    [
        .. Common, "DocNumber", "TxnDate", "DepartmentRef", "CurrencyRef", "ExchangeRate", "PrivateNote", "LinkedTxn", "Line", "TxnTaxDetail", "CustomerRef",
        "CustomerMemo", "BillAddr", "ShipAddr", "ClassRef", "TotalAmt", "ApplyTaxAfterDiscount", "PrintStatus", "EmailStatus", "BillEmail", "Balance",
        "PaymentMethodRef", "PaymentRefNum", "DepositToAccountRef",
    ];

    public static JsonObject Of(EntityKind kind, JsonObject entity)
    {
        var isReceipt = kind == EntityKinds.SalesReceipt;
        var known = isReceipt ? Receipt : Common;
        var rest = entity.Select(member => member.Key).Except(known);
        string[] names = isReceipt ? [.. known, .. rest] : [.. rest, .. known];
        return new JsonObject(names.Where(entity.ContainsKey).Select(name => KeyValuePair.Create(name, entity[name]?.DeepClone())));
    }
}
