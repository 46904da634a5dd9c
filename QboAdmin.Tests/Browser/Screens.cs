using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser;

/// <summary>
/// Pictures of a page for people to look at, in <c>artifacts/screens</c>: light and dark, wide and narrow. Taking them fails when a person
/// would meet trouble there: what axe calls serious or critical, an error in the console, or a page wider than the window.
/// Make one before the page is opened, so that it hears everything.
/// </summary>
internal sealed class Screens
{
    // A phone; what 400 % and 200 % of zoom leave of a desk's window; a desk.
    private static readonly (int Width, int Height, bool IsPictured)[] Windows = [(390, 844, true), (320, 640, false), (720, 640, false), (1440, 900, true)];

    private readonly IPage _page;
    private readonly List<string> _problems = [];

    public Screens(IPage page)
    {
        _page = page;
        page.Console += (_, message) => NoteIf(message.Type == "error", $"console: {message.Text} ({message.Location})");
        page.PageError += (_, error) => NoteIf(true, $"script: {error}");
    }

    /// <summary>Writes <c>name-width-theme.png</c> for each width and theme, and leaves the window wide and light.</summary>
    /// <param name="name">Of the page and its state, such as <c>dashboard-connected</c>.</param>
    public async Task TakeAsync(string name)
    {
        foreach (var (width, height, isPictured) in Windows)
        {
            await _page.SetViewportSizeAsync(width, height);
            NoteIf(await _page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"wider than the window of {width} px");
            foreach (var scheme in isPictured ? new[] { ColorScheme.Dark, ColorScheme.Light } : [])
            {
                await _page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await _page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(Repository.Artifacts("screens"), $"{name}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png"),
                    FullPage = true,
                    Animations = ScreenshotAnimations.Disabled,
                });
                await RunAxeAsync($"{width} px, {scheme}");
            }
        }

        _problems.ShouldBeEmpty($"{name} has trouble");
    }

    private async Task RunAxeAsync(string where)
    {
        var result = await _page.RunAxe();
        foreach (var violation in result.Violations.Where(violation => violation.Impact is "serious" or "critical"))
        {
            NoteIf(true, $"axe at {where}: {violation.Id} ({violation.Help})\n  {string.Join("\n  ", violation.Nodes.Select(node => node.Html))}");
        }
    }

    private void NoteIf(bool isTrouble, string what)
    {
        if (isTrouble)
        {
            lock (_problems)
            {
                _problems.Add(what);
            }
        }
    }
}
