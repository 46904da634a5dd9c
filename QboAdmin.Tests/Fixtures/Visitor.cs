using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using QboAdmin.Tests.IntuitSimulator;

namespace QboAdmin.Tests.Fixtures;

/// <summary>A person with a browser of their own that keeps cookies, follows no redirects and runs no scripts.</summary>
internal sealed class Visitor : IDisposable
{
    private const string AntiforgeryField = "__RequestVerificationToken";

    private readonly HttpClient _http;

    public Visitor(string url)
    {
        Http = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies };
        _http = new HttpClient(Http) { BaseAddress = new Uri(url) };
    }

    public CookieContainer Cookies { get; } = new();

    private SocketsHttpHandler Http { get; }

    /// <summary>Somebody who has just signed in as one of the demo's people.</summary>
    public static async Task<Visitor> SignedInAsync(WebInstance instance, string person = "operator")
    {
        var visitor = new Visitor(instance.Url);
        using var response = await visitor.SignInAsync(("person", person));
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        Target(response).ShouldBe("/");
        return visitor;
    }

    public async Task<HttpResponseMessage> SignInAsync(params (string, string)[] fields) =>
        await PostAsync("/login", [(AntiforgeryField, await AntiforgeryAsync()), .. fields]);

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(path)));

    /// <summary>Sends a form just as it is given.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, Address(path))
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    /// <summary>Sends a form as a page of this site does, with this person's antiforgery token.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields) =>
        await PostAsync(path, [(AntiforgeryField, await AntiforgeryAsync()), .. fields]);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The token that the sign-in page gives this person, signed in or not.</summary>
    public async Task<string> AntiforgeryAsync()
    {
        using var page = await PageAsync(await GetAsync("/login"));
        return page.QuerySelector($"input[name={AntiforgeryField}]")!.GetAttribute("value")!;
    }

    /// <summary>Goes to Intuit and agrees there.</summary>
    /// <param name="realm">The company to choose; null for the first one.</param>
    /// <param name="button">0 to agree, 1 to deny.</param>
    /// <returns>Where Intuit sends the browser back to; nobody has gone there yet.</returns>
    public async Task<string> ConsentAsync(SimulatorHost intuit, string? realm = null, int button = 0)
    {
        using var response = await GetAsync("/qbo/authorize");
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        var form = await ConsentForm.GetAsync(intuit, Target(response));
        if (realm is not null)
        {
            form["realm_id"] = realm;
        }

        return (await form.SubmitAsync(button)).Location.PathAndQuery;
    }

    /// <summary>The whole way to Intuit and back.</summary>
    public async Task<HttpResponseMessage> ConnectAsync(SimulatorHost intuit, string? realm = null) =>
        await GetAsync(await ConsentAsync(intuit, realm));

    public void Dispose() => _http.Dispose();

    public static string Target(HttpResponseMessage response) => response.Headers.GetValues("Location").Single();

    public static async Task<IDocument> PageAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>What a page says first.</summary>
    public static async Task<string> TitleAsync(HttpResponseMessage response)
    {
        using var page = await PageAsync(response);
        return page.QuerySelector("h1")!.TextContent.Trim();
    }

    private static Uri Address(string path) => new(path, UriKind.RelativeOrAbsolute);
}
