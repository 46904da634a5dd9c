using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>
/// The consent form as a client without a browser sees it: the inputs with their defaults, and the buttons in their order. It is sent
/// with its first button unless told otherwise.
/// </summary>
internal sealed class ConsentForm
{
    private readonly SimulatorHost _intuit;
    private readonly Dictionary<string, string> _fields;

    private ConsentForm(SimulatorHost intuit, string html, Uri address)
    {
        _intuit = intuit;
        Html = html;
        using var page = new HtmlParser().ParseDocument(html);
        var form = page.Forms.Single();
        form.Method.ShouldBe("post");
        Action = new Uri(address, form.GetAttribute("action")!);
        var inputs = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>().ToArray();
        _fields = inputs.Where(input => input.Type == "hidden" || input.IsChecked).ToDictionary(input => input.Name!, input => input.Value);
        Radios = [.. inputs.Where(input => input.Type == "radio").Select(radio => radio.Value)];
        var buttons = form.QuerySelectorAll("button[type=submit]").OfType<IHtmlButtonElement>();
        Buttons = [.. buttons.Select(button => (button.Name!, button.Value, button.TextContent))];
    }

    public string Html { get; }

    public Uri Action { get; }

    public IReadOnlyList<string> Radios { get; }

    public IReadOnlyList<(string Name, string Value, string Text)> Buttons { get; }

    public string this[string name]
    {
        get => _fields[name];
        set => _fields[name] = value;
    }

    public static async Task<ConsentForm> GetAsync(SimulatorHost intuit, string url)
    {
        using var response = await intuit.Http.GetAsync(url, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new ConsentForm(intuit, await response.ReadTextAsync(), new Uri(url));
    }

    public async Task<Callback> SubmitAsync(int button = 0) => Callback.Read(await PostAsync(button));

    public Task<HttpResponseMessage> PostAsync(int? button = 0)
    {
        var fields = new Dictionary<string, string>(_fields);
        if (button is { } index) fields.Add(Buttons[index].Name, Buttons[index].Value);
        return _intuit.Http.PostAsync(Action, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }
}
