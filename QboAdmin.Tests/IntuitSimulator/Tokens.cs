using System.Net;
using System.Text.Json.Nodes;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>The tokens of one answer, and the answer itself.</summary>
internal sealed record Tokens(string Access, string Refresh, JsonObject Json)
{
    public static async Task<Tokens> ReadAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.ReadTextAsync());
        var json = (await response.ReadJsonAsync()).AsObject();
        return new Tokens((string)json["access_token"]!, (string)json["refresh_token"]!, json);
    }
}
