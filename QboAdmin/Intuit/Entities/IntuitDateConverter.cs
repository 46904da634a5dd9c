using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QboAdmin.Intuit.Entities;

/// <summary>A day, <c>2026-03-02</c>. Intuit may add <c>Z</c>, an offset or a time, which say nothing about the day.</summary>
internal sealed class IntuitDateConverter : JsonConverter<DateOnly>
{
    private const string Format = "yyyy-MM-dd";

    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            && reader.GetString() is { Length: >= 10 } text
            && DateOnly.TryParseExact(text[..10], Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new JsonException("Not a day.");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
}
