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
    private static readonly (int Width, int Height, ColorScheme[] Themes)[] Windows =
    [
        (390, 844, [ColorScheme.Dark, ColorScheme.Light]),
        (320, 640, []),
        (720, 640, []),
        (1440, 900, [ColorScheme.Light, ColorScheme.Dark]),
    ];

    private readonly IPage _page;
    private readonly List<string> _problems = [];

    /// <param name="expected">A part of what the console may say: browsers log every answer that is no success as an error.</param>
    public Screens(IPage page, string? expected = null)
    {
        _page = page;
        page.Console += (_, message) => NoteIf(
            message.Type == "error" && (expected is null || !message.Text.Contains(expected, StringComparison.Ordinal)),
            $"console: {message.Text} ({message.Location})");
        page.PageError += (_, error) => NoteIf(true, $"script: {error}");
    }

    /// <summary>Writes <c>name-width-theme.png</c> for each width and theme, and leaves the window wide and light.</summary>
    /// <param name="name">Of the page and its state, such as <c>dashboard-connected</c>.</param>
    public async Task TakeAsync(string name)
    {
        foreach (var (width, height, themes) in Windows)
        {
            await _page.SetViewportSizeAsync(width, height);
            NoteIf(await _page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"wider than the window of {width} px");
            foreach (var scheme in themes)
            {
                await _page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await ShootAsync($"{name}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}", width, height);
            }

            // Each width and each theme once; the narrow one is left light, the wide one dark.
            foreach (var finding in themes.Length > 0 ? await Axe.RunAsync(_page) : [])
            {
                NoteIf(true, $"axe at {width} px: {finding}");
            }
        }

        await _page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        _problems.ShouldBeEmpty($"{name} has trouble");
    }

    // The window as tall as the page, so that what is fixed to its foot stands at the picture's foot.
    private async Task ShootAsync(string name, int width, int height)
    {
        var tall = await _page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await _page.SetViewportSizeAsync(width, Math.Max(height, tall));
        await _page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Repository.Artifacts("screens"), $"{name}.png"),
            Animations = ScreenshotAnimations.Disabled,
        });
        await _page.SetViewportSizeAsync(width, height);
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
