using System.Text.Json.Serialization;

namespace QboAdmin.Tokens;

/// <summary>
/// How metadata and events are written: compact, enums by name, marks as text. What lacks a part that every page counts on is not read at
/// all.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(FingerprintJsonConverter)])]
[JsonSerializable(typeof(Company))]
[JsonSerializable(typeof(ConnectedBy))]
[JsonSerializable(typeof(DisconnectedBy))]
[JsonSerializable(typeof(IssuedTokens))]
[JsonSerializable(typeof(RefreshRecord))]
[JsonSerializable(typeof(Proof))]
[JsonSerializable(typeof(Doubt))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(RetryPlan))]
[JsonSerializable(typeof(RefreshUnderway))]
[JsonSerializable(typeof(ConnectionEvent))]
[JsonSerializable(typeof(Flight))]
internal sealed partial class TokensJson : JsonSerializerContext;
