using System.Text.Json.Serialization;

namespace QboAdmin.Intuit.Entities;

/// <summary>
/// The Accounting API's documents. What is null is left out: Intuit takes a missing member for "as it is" in a sparse update and for "none" in
/// a creation. Numbers may come as text.
/// </summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(IntuitDateConverter)])]
[JsonSerializable(typeof(SalesReceipt))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Item))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(PaymentMethod))]
[JsonSerializable(typeof(TaxCode))]
[JsonSerializable(typeof(Class))]
[JsonSerializable(typeof(Department))]
[JsonSerializable(typeof(Preferences))]
internal sealed partial class AccountingJson : JsonSerializerContext;
