using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Primitives;
using QboAdmin.IntuitSimulator.Http;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>
/// Reads control requests. A form of the control page is turned into the JSON that a program would have sent, so both take the same way
/// from there on. The page's forms say so in a field, because curl calls every body a form unless told otherwise.
/// </summary>
internal static class ControlBody
{
    public const string PageField = "from";
    public const string PageValue = "page";

    private const int LongestBody = 64 * 1024;

    public static async Task<ControlInput<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, string example)
        where T : class
    {
        if (await RequestBody.ReadTextAsync(request, LongestBody).ConfigureAwait(false) is not { } text)
            return new ControlInput<T>(null, "The body is too long, or not what its encoding says.", example, FromPage: false);
        var form = RequestBody.IsForm(request) ? RequestBody.ParseForm(text) : null;
        var fromPage = form?.Single(PageField) == PageValue;
        try
        {
            var json = fromPage ? ToJson(form!) : string.IsNullOrWhiteSpace(text) ? "{}" : text;
            if (JsonSerializer.Deserialize(json, type) is { } value) return new ControlInput<T>(value, null, example, fromPage);
        }
        catch (JsonException problem)
        {
            var where = string.IsNullOrEmpty(problem.Path) ? "" : $" (at {problem.Path})";
            return new ControlInput<T>(null, $"This could not be understood{where}.", example, fromPage);
        }
        return new ControlInput<T>(null, "This could not be understood.", example, fromPage);
    }

    private static string ToJson(Dictionary<string, StringValues> form)
    {
        var json = new JsonObject();
        // An unticked box sends nothing, so a hidden "false" stands before each: the last value counts.
        foreach (var (name, values) in form)
            if (name != PageField && values is [.., { Length: > 0 } value]) json[name] = ToJson(value);
        return json.ToJsonString();
    }

    private static JsonValue ToJson(string value)
    {
        if (bool.TryParse(value, out var flag)) return JsonValue.Create(flag);
        return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(value);
    }
}
