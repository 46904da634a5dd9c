using System.Text.Json.Serialization;

namespace QboAdmin.Intuit.Entities;

/// <summary>Points to another object. Intuit fills in the name and ignores one that is sent.</summary>
/// <param name="Value">The id; for currencies the ISO 4217 code.</param>
internal sealed record Reference(
    [property: JsonPropertyName("value")] string? Value,
    [property: JsonPropertyName("name")] string? Name = null);

/// <summary>A text that Intuit wraps, such as the message to a customer.</summary>
internal sealed record MemoText([property: JsonPropertyName("value")] string? Value);

/// <param name="Address">At most 100 characters; recordings hold comma-separated lists, too.</param>
internal sealed record EmailAddress(string? Address);

internal sealed record PhoneNumber(string? FreeFormNumber);

/// <summary>Structured, or flattened by Intuit to lines of free text once a transaction has been updated.</summary>
internal sealed record PostalAddress
{
    public string? Line1 { get; init; }

    public string? Line2 { get; init; }

    public string? Line3 { get; init; }

    public string? Line4 { get; init; }

    public string? Line5 { get; init; }

    public string? City { get; init; }

    public string? CountrySubDivisionCode { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }
}

internal sealed record MetaData(DateTimeOffset? CreateTime, DateTimeOffset? LastUpdatedTime);

/// <summary>Another transaction that depends on this one; a <c>Deposit</c> forbids to void or delete it.</summary>
internal sealed record LinkedTxn(string? TxnId, string? TxnType);

/// <summary>When and how Intuit has sent it.</summary>
internal sealed record DeliveryInfo(string? DeliveryType, DateTimeOffset? DeliveryTime);
