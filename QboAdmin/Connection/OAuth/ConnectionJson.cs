using System.Text.Json.Serialization;

namespace QboAdmin.Connection;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Authorization))]
[JsonSerializable(typeof(PendingConnection))]
internal sealed partial class ConnectionJson : JsonSerializerContext;
