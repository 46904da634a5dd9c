using System.Text.Json.Serialization;

namespace QboAdmin.Intuit;

/// <summary>The OAuth documents that QboAdmin reads and writes. Unknown members are ignored, as Intuit asks.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(OAuthError))]
[JsonSerializable(typeof(RevokeRequest))]
[JsonSerializable(typeof(CompanyInfoResponse))]
[JsonSerializable(typeof(FaultResponse))]
internal sealed partial class IntuitJson : JsonSerializerContext;
