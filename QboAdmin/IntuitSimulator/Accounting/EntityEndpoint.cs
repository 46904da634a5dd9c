using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Books.Rules;
using QboAdmin.IntuitSimulator.Books.Storage;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>Reads and writes single objects: GET by id; POST creates, and with an id updates, voids or deletes.</summary>
internal sealed class EntityEndpoint(BooksShelf shelf, ApiAnswers answers, GatewayAnswers gateway, SimulatorClock clock)
{
    private const int LongestBody = 2 * 1024 * 1024;

    public IntuitAnswer Read(string realmId, string resource, string id)
    {
        if (EntityKinds.Find(resource) is not { } kind || !EntityKinds.Stored.Contains(kind) || shelf.Find(realmId) is not { } books)
            return answers.UnsupportedOperation(resource);
        if (!id.All(char.IsAsciiLetterOrDigit) || (kind != EntityKinds.TaxCode && !id.All(char.IsAsciiDigit)))
            return answers.Fault(new ApiError("2030", "Invalid ID", $"Id should be a valid number. Supplied value:{id}", "Id"));
        return books.Read(open => open.Table(kind).Find(id)?.ToEntity()) is { } entity
            ? answers.Entity(kind.Name, entity)
            : answers.Fault(ApiError.NotFound());
    }

    public IntuitAnswer ReadPreferences(string realmId) => shelf.Find(realmId) is { } books
        ? answers.Entity(EntityKinds.Preferences.Name, books.Read(open => open.Preferences.DeepClone().AsObject()))
        : answers.UnsupportedOperation("preferences");

    public async Task<IntuitAnswer> WriteAsync(HttpRequest request, string realmId, string resource)
    {
        if (EntityKinds.Find(resource) is not { Shape: not null } kind || shelf.Find(realmId) is not { } books) return answers.UnsupportedOperation(resource);
        if (await RequestBody.ReadTextAsync(request, LongestBody).ConfigureAwait(false) is not { } text) return gateway.TooLarge();
        if (ParseObject(text) is not { } given) return answers.Fault(NotJson);
        return Write(books, KeyOf(request, text), change =>
            answers.Envelope(kind.Name, new EntityWriter(kind, change, WriteOptions.Of(request), clock.Now).Write(given)));
    }

    /// <summary>Carries out a write and says what became of it.</summary>
    public IntuitAnswer Write(CompanyBooks books, RequestKey? key, Func<BooksChange, JsonObject> act)
    {
        try
        {
            return ApiAnswers.Ok(books.Write(key, act));
        }
        catch (RefusedException refused)
        {
            return answers.Fault(refused.Errors);
        }
    }

    public static ApiError NotJson { get; } = new(
        "2010", "Request has invalid or unsupported property", "Property Name:The request is not valid JSON, or not an object.");

    public static JsonObject? ParseObject(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when the request carries no id. What it asks is its address and its body.</summary>
    public static RequestKey? KeyOf(HttpRequest request, string body) => request.Query["requestid"].ToString() is { Length: > 0 } id
        ? new RequestKey(id, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{request.Path.Value?.ToUpperInvariant()} {request.Query["operation"]} {request.Query["include"]} {request.Query["sendTo"]} {body}"))))
        : null;
}
