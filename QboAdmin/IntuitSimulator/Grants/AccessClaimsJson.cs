using System.Text.Json.Serialization;

namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>The JSON inside an access token.</summary>
[JsonSerializable(typeof(AccessClaims))]
internal sealed partial class AccessClaimsJson : JsonSerializerContext;
