using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>Leads to the rules of each kind.</summary>
internal static class EntityRules
{
    public static List<ApiError> Check(EntityKind kind, CompanyBooks books, JsonObject entity, JsonObject? before, WriteOptions options) =>
        kind == EntityKinds.SalesReceipt ? ReceiptRules.Check(books, entity, before, options) : ListRules.Check(kind, books, entity, before);

    public static JsonObject Complete(EntityKind kind, CompanyBooks books, JsonObject entity, JsonObject? before, DateOnly today) =>
        kind == EntityKinds.SalesReceipt ? ReceiptCompletion.Complete(books, entity, before, today) : ListRules.Complete(kind, books, entity, before);

    /// <summary>What a full update leaves although it was not sent: what the server has given by default (recorded), and what can't be sent.</summary>
    public static JsonObject KeptByFullUpdate(EntityKind kind, JsonObject before)
    {
        string[] kept = kind == EntityKinds.SalesReceipt
            ? ["Id", "SyncToken", "DocNumber", "TxnDate", "DepositToAccountRef", "CurrencyRef", "LinkedTxn", "PrintStatus", "EmailStatus", "DeliveryInfo"]
            : ["Id", "SyncToken", "Active", "Type", "AccountType", "AccountSubType", "CurrencyRef", "Balance", "BalanceWithJobs", "Job"];
        return new JsonObject(kept.Where(before.ContainsKey).Select(name => KeyValuePair.Create(name, before[name]?.DeepClone())));
    }
}
