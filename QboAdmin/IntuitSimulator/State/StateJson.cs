using System.Text.Json.Serialization;

namespace QboAdmin.IntuitSimulator.State;

/// <summary>
/// The JSON of the state file. Members with a default have a setter: generated code would overwrite an init-only one that the text
/// leaves out.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(SimulatorState))]
internal sealed partial class StateJson : JsonSerializerContext;
