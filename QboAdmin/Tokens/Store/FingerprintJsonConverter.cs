using System.Text.Json;
using System.Text.Json.Serialization;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>Writes a mark as people see it.</summary>
internal sealed class FingerprintJsonConverter : JsonConverter<Fingerprint>
{
    public override Fingerprint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Fingerprint.Parse(reader.GetString()) ?? throw new JsonException("Not a fingerprint.");

    public override void Write(Utf8JsonWriter writer, Fingerprint value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
