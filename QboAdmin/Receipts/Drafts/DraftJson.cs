using System.Text.Json.Serialization;
using QboAdmin.Intuit.Entities;

namespace QboAdmin.Receipts;

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(IntuitDateConverter)])]
[JsonSerializable(typeof(ReceiptDraft))]
[JsonSerializable(typeof(FreezeState))]
internal sealed partial class DraftJson : JsonSerializerContext;
