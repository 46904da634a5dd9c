using System.Text.Json.Serialization.Metadata;

namespace QboAdmin.Intuit.Entities;

/// <summary>Intuit's TaxCode; read only (Accounting API reference, all-entities/taxcode).</summary>
internal sealed record TaxCode : IQboEntity<TaxCode>
{
    /// <summary>What stands on a taxed line of a US company, in place of an id.</summary>
    public const string UsTaxable = "TAX";

    /// <summary>What stands on an untaxed line of a US company, in place of an id.</summary>
    public const string UsNonTaxable = "NON";

    public static string EntityName => "TaxCode";

    public static JsonTypeInfo<TaxCode> Json => AccountingJson.Default.TaxCode;

    public string? Id { get; init; }

    public string? SyncToken { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public bool? Active { get; init; }

    public bool? Taxable { get; init; }

    public TaxRateList? SalesTaxRateList { get; init; }
}

internal sealed record TaxRateList(IReadOnlyList<TaxRateDetail>? TaxRateDetail);

internal sealed record TaxRateDetail(Reference? TaxRateRef, string? TaxTypeApplicable, int? TaxOrder);
