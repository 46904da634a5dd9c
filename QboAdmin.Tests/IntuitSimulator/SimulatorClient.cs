using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>Talks to the simulator as an app does, and as the person before its consent page does.</summary>
internal static class SimulatorClient
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static string AuthorizeUrl(
        this SimulatorHost intuit,
        string? scope = The.Accounting,
        string? redirectUri = The.RedirectUri,
        string? state = The.State,
        string? clientId = The.ClientId,
        string? responseType = "code")
    {
        (string Name, string? Value)[] query =
            [("client_id", clientId), ("response_type", responseType), ("scope", scope), ("redirect_uri", redirectUri), ("state", state)];
        var pairs = query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}");
        return $"{intuit.Root}/connect/oauth2?{string.Join('&', pairs)}";
    }

    public static async Task<Callback> ConsentAsync(this SimulatorHost intuit, string scope = The.Accounting, string? realm = null)
    {
        var form = await ConsentForm.GetAsync(intuit, intuit.AuthorizeUrl(scope));
        if (realm is not null) form["realm_id"] = realm;
        return await form.SubmitAsync();
    }

    public static Task<HttpResponseMessage> PostTokenAsync(
        this SimulatorHost intuit, Dictionary<string, string> form, string? credentials = null, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{intuit.Root}/oauth2/v1/tokens/bearer");
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Authorization = Basic(credentials);
        change?.Invoke(request);
        return intuit.Http.SendAsync(request, Cancelled);
    }

    public static Task<HttpResponseMessage> ExchangeAsync(this SimulatorHost intuit, string code, string redirectUri = The.RedirectUri) =>
        intuit.PostTokenAsync(new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirectUri });

    public static Task<HttpResponseMessage> RefreshAsync(this SimulatorHost intuit, string refreshToken) =>
        intuit.PostTokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken });

    /// <summary>The whole way of a person and an app: consent, callback, exchange.</summary>
    public static async Task<Tokens> ConnectAsync(this SimulatorHost intuit, string scope = The.Accounting, string? realm = null)
    {
        var callback = await intuit.ConsentAsync(scope, realm);
        return await Tokens.ReadAsync(await intuit.ExchangeAsync(callback["code"]!));
    }

    public static async Task<Tokens> RefreshedAsync(this SimulatorHost intuit, string refreshToken) =>
        await Tokens.ReadAsync(await intuit.RefreshAsync(refreshToken));

    public static Task<HttpResponseMessage> RevokeAsync(this SimulatorHost intuit, HttpContent body, string? credentials = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{intuit.Root}/v2/oauth2/tokens/revoke") { Content = body };
        request.Headers.Authorization = Basic(credentials);
        return intuit.Http.SendAsync(request, Cancelled);
    }

    public static Task<HttpResponseMessage> CallAsync(
        this SimulatorHost intuit,
        string accessToken,
        string path,
        HttpMethod? method = null,
        HttpContent? body = null,
        string realm = The.Realm)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"{intuit.Root}/v3/company/{realm}/{path}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return intuit.Http.SendAsync(request, Cancelled);
    }

    public static Task<HttpResponseMessage> ReadCompanyAsync(this SimulatorHost intuit, string accessToken) =>
        intuit.CallAsync(accessToken, $"companyinfo/{The.Realm}?minorversion=75&requestid=0123456789abcdef0123456789abcdef&format=json");

    public static async Task<HttpStatusCode> StatusOfApiAsync(this SimulatorHost intuit, string accessToken)
    {
        using var response = await intuit.ReadCompanyAsync(accessToken);
        return response.StatusCode;
    }

    public static Task<HttpResponseMessage> ControlAsync(this SimulatorHost intuit, string action, string? json = null) =>
        intuit.Http.PostAsync(
            $"{intuit.Root}/control/{action}", json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), Cancelled);

    public static async Task<JsonNode> GetJsonAsync(this SimulatorHost intuit, string path)
    {
        using var response = await intuit.Http.GetAsync(intuit.Root + path, Cancelled);
        return await response.ReadJsonAsync();
    }

    public static async Task<JsonNode> ReadJsonAsync(this HttpResponseMessage response) => JsonNode.Parse(await response.ReadTextAsync())!;

    public static Task<string> ReadTextAsync(this HttpResponseMessage response) => response.Content.ReadAsStringAsync(Cancelled);

    /// <summary>To be asked before the body is read: reading parses the header, and it is written differently from then on.</summary>
    public static string ContentTypeAsSent(this HttpResponseMessage response) =>
        response.Content.Headers.NonValidated["Content-Type"].ToString();

    private static AuthenticationHeaderValue? Basic(string? credentials) => credentials is ""
        ? null
        : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials ?? $"{The.ClientId}:{The.ClientSecret}")));
}
