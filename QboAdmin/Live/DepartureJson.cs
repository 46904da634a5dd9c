using System.Text.Json.Serialization;

namespace QboAdmin.Live;

[JsonSerializable(typeof(InstanceDeparture))]
internal sealed partial class DepartureJson : JsonSerializerContext;
