using System.Text.Json;
using System.Text.Json.Serialization;
using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary><c>GET /api/token</c>. The token stays a secret that can't be printed until it is written into the answer.</summary>
/// <param name="AccessToken">For <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresAt">Whole Unix seconds.</param>
/// <param name="RealmId">The company, as it stands in the paths of Intuit's API.</param>
/// <param name="Environment"><c>sandbox</c> or <c>production</c>.</param>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token"), JsonConverter(typeof(TokenAnswer.Revealing))] AccessToken AccessToken,
    [property: JsonPropertyName("expires_at")] long ExpiresAt,
    [property: JsonPropertyName("realm_id")] string RealmId,
    [property: JsonPropertyName("environment")] string Environment)
{
    public TokenAnswer(AccessGrant grant, QboEnvironment environment)
        : this(grant.Token, grant.EndsAt.ToUnixTimeSeconds(), grant.Realm.Value, environment.Key())
    {
    }

    /// <summary>The one place that sends a token to another program.</summary>
    internal sealed class Revealing : JsonConverter<AccessToken>
    {
        public override AccessToken Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            AccessToken.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, AccessToken value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
    }
}
