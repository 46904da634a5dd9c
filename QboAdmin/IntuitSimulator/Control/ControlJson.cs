using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QboAdmin.IntuitSimulator.Faults;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>
/// The JSON of the control endpoints. A misspelt member is an error here: a fault that never comes is hard to find. Members with a default
/// have a setter: generated code would overwrite an init-only one that the text leaves out.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(NoFields))]
[JsonSerializable(typeof(ModeChange))]
[JsonSerializable(typeof(ClockChange))]
[JsonSerializable(typeof(ClockReading))]
[JsonSerializable(typeof(ActionOutcome))]
[JsonSerializable(typeof(Behaviour))]
[JsonSerializable(typeof(PreferencesChange))]
[JsonSerializable(typeof(BooksLoad))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Counters))]
[JsonSerializable(typeof(Fault))]
[JsonSerializable(typeof(IReadOnlyList<Fault>))]
internal sealed partial class ControlJson : JsonSerializerContext;
