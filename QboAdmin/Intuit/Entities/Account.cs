using System.Text.Json.Serialization.Metadata;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Intuit.Entities;

/// <summary>Intuit's Account (Accounting API reference, all-entities/account).</summary>
internal sealed record Account : IWritableEntity<Account>
{
    public const string BankType = "Bank";
    public const string OtherCurrentAssetType = "Other Current Asset";
    public const string UndepositedFundsSubType = "UndepositedFunds";

    public static string EntityName => "Account";

    public static JsonTypeInfo<Account> Json => AccountingJson.Default.Account;

    public string? Id { get; init; }

    public string? SyncToken { get; init; }

    /// <summary>Unique, without quotation marks and colon.</summary>
    public string? Name { get; init; }

    public string? FullyQualifiedName { get; init; }

    public string? AcctNum { get; init; }

    public string? AccountType { get; init; }

    public string? AccountSubType { get; init; }

    public bool? Active { get; init; }

    public Reference? CurrencyRef { get; init; }

    public MetaData? MetaData { get; init; }

    /// <summary>Whether money of a sales receipt may go there; anything else is refused (6430).</summary>
    public bool TakesDeposits() => AccountType is BankType or OtherCurrentAssetType;

    public static class Fields
    {
        public static readonly QueryField<Account> Id = new("Id");
        public static readonly QueryField<Account> Name = new("Name");
        public static readonly QueryField<Account> AccountType = new("AccountType");
        public static readonly QueryField<Account> AccountSubType = new("AccountSubType");
        public static readonly QueryField<Account> Active = new("Active");
    }
}
