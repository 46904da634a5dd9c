using System.Text.Json.Serialization;

namespace QboAdmin.Deploy;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReleaseProof))]
[JsonSerializable(typeof(TokenFacts))]
internal sealed partial class ProofJson : JsonSerializerContext;
