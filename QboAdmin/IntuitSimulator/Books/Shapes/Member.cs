using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books.Shapes;

/// <summary>A member of an object, and how its value is understood.</summary>
internal abstract record Member(string Name)
{
    /// <summary>The value as it will be kept; null when it is not kept. Problems are added to the errors.</summary>
    public abstract JsonNode? Understand(JsonNode value, List<ApiError> errors);

    protected static string? TextOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        _ => null,
    };
}

internal sealed record TextMember(string Name, int Max, string Label) : Member(Name)
{
    public override JsonNode? Understand(JsonNode value, List<ApiError> errors)
    {
        if (TextOf(value) is not { } text)
        {
            errors.Add(new ApiError("2040", "Invalid String", $"{Name} should be a valid string.", Name));
            return null;
        }
        if (text.Length > Max) errors.Add(ApiError.TooLong(Label, Max, text.Length));
        return JsonValue.Create(text);
    }
}

internal sealed record NumberMember(string Name) : Member(Name)
{
    public override JsonNode? Understand(JsonNode value, List<ApiError> errors)
    {
        if (decimal.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return JsonValue.Create(number);
        errors.Add(new ApiError("2110", "Invalid Number", $"{Name} should be a valid number. Supplied value:{TextOf(value)}", Name));
        return null;
    }
}

internal sealed record FlagMember(string Name) : Member(Name)
{
    public override JsonNode? Understand(JsonNode value, List<ApiError> errors)
    {
        if (bool.TryParse(TextOf(value), out var flag)) return JsonValue.Create(flag);
        errors.Add(new ApiError("2170", "Invalid Enumeration", $"{Name} should be true or false. Supplied value:{TextOf(value)}", Name));
        return null;
    }
}

internal sealed record DayMember(string Name) : Member(Name)
{
    public override JsonNode? Understand(JsonNode value, List<ApiError> errors)
    {
        var text = TextOf(value);
        var day = text is { Length: > 10 } ? text[..10] : text;
        if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return JsonValue.Create(day);
        errors.Add(new ApiError("2060", "Invalid Date", $"{Name} should be a valid date, such as YYYY-MM-DD. Supplied value:{text}", Name));
        return null;
    }
}

internal sealed record ChoiceMember(string Name, IReadOnlyList<string> Values) : Member(Name)
{
    public override JsonNode? Understand(JsonNode value, List<ApiError> errors)
    {
        if (TextOf(value) is { } text && Values.Contains(text)) return JsonValue.Create(text);
        errors.Add(new ApiError("2170", "Invalid Enumeration", $"{Name} is none of {string.Join(", ", Values)}. Supplied value:{TextOf(value)}", Name));
        return null;
    }
}

internal sealed record ObjectMember(string Name, Shape Shape) : Member(Name)
{
    public override JsonNode? Understand(JsonNode value, List<ApiError> errors)
    {
        if (value is not JsonObject given)
        {
            errors.Add(ApiError.UnknownProperty(Name, Shape.Name));
            return null;
        }
        var understood = Shape.Understand(given, errors);
        // A reference or an address without content is no reference and no address.
        return understood.Any(member => member.Value is not null) ? understood : null;
    }
}

internal sealed record ListMember(string Name, Shape Shape) : Member(Name)
{
    public override JsonNode? Understand(JsonNode value, List<ApiError> errors)
    {
        if (value is JsonArray given)
            return new JsonArray([.. given.Select(item => item as JsonObject ?? []).Select(item => Shape.Understand(item, errors))]);
        errors.Add(ApiError.UnknownProperty(Name, Shape.Name));
        return null;
    }
}

internal sealed record IgnoredMember(string Name) : Member(Name)
{
    public override JsonNode? Understand(JsonNode value, List<ApiError> errors) => null;
}
