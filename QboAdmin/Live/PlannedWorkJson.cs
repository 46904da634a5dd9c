using System.Text.Json.Serialization;

namespace QboAdmin.Live;

[JsonSerializable(typeof(PlannedWork))]
internal sealed partial class PlannedWorkJson : JsonSerializerContext;
