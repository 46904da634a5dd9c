using Bunit;
using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Components.Keys;
using QboAdmin.Components.Layout;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Components.Keys;

/// <summary>On a clock that the test moves: half a minute is not waited for.</summary>
public sealed class RevealTests : RedisPageTest
{
    public RevealTests(SharedRedis shared)
        : base(shared) => Services.AddSingleton<TimeProvider>(Clock);

    [Fact]
    public async Task A_secret_is_shown_for_half_a_minute_to_the_one_who_said_why()
    {
        await FillAsync();
        var page = await OpenAsync(The.Operator);
        await AskAsync(page, "refresh_token");
        page.Button("Show for 30 s").HasAttribute("disabled").ShouldBeTrue();

        await page.Find(".mud-dialog input").InputAsync(new() { Value = "comparing with the worker" });
        page.Markup.ShouldNotContain(The.RefreshToken.Reveal());
        await page.Button("Show for 30 s").ClickAsync(new());

        (await SeesAsync(page, ".secret-text", words => words.Length > 0)).Words().ShouldBe(The.RefreshToken.Reveal());
        Clock.Advance(TimeSpan.FromSeconds(29));
        page.FindAll(".secret-text").Count.ShouldBe(1);
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.Get(() => page.Markup, markup => !markup.Contains(The.RefreshToken.Reveal(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_one_is_shown_at_a_time_and_it_can_be_hidden_at_once()
    {
        await FillAsync();
        var page = await OpenAsync(The.Operator);
        await RevealAsync(page, "access_token");
        await SeesAsync(page, ".secret-text", words => words == The.AccessToken.Reveal());

        await RevealAsync(page, "refresh_token");
        await SeesAsync(page, ".secret-text", words => words == The.RefreshToken.Reveal());
        page.Markup.ShouldNotContain(The.AccessToken.Reveal());

        await page.Button("Hide").ClickAsync(new());
        page.Markup.ShouldNotContain(The.RefreshToken.Reveal());
    }

    [Fact]
    public async Task A_copy_goes_to_the_browser_only_when_its_button_is_pressed_and_nothing_on_the_page_shows_it()
    {
        await FillAsync();
        var page = await OpenAsync(The.Operator);
        await AskAsync(page, "refresh_token");
        await page.Find(".mud-dialog input").InputAsync(new() { Value = "for the worker" });
        var dialog = page.FindComponent<RevealDialog>();

        // What js/secrets.js does within the press of the button.
        var taken = await dialog.InvokeAsync(dialog.Instance.TakeAsync);
        await dialog.InvokeAsync(dialog.Instance.CopiedAsync);

        taken.ShouldBe(The.RefreshToken.Reveal());
        page.Markup.ShouldNotContain(The.RefreshToken.Reveal());
        await SeesAsync(page, ".mud-snackbar", words => words.StartsWith("Copied.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_reason_the_browser_gets_nothing()
    {
        await FillAsync();
        var page = await OpenAsync(The.Operator);
        await AskAsync(page, "refresh_token");
        var dialog = page.FindComponent<RevealDialog>();

        (await dialog.InvokeAsync(dialog.Instance.TakeAsync)).ShouldBeNull();
    }

    private static async Task RevealAsync(IRenderedComponent<MainLayout> page, string part)
    {
        await AskAsync(page, part);
        await page.Find(".mud-dialog input").InputAsync(new() { Value = "comparing" });
        await page.Button("Show for 30 s").ClickAsync(new());
    }

    private static async Task AskAsync(IRenderedComponent<MainLayout> page, string part)
    {
        await SeesAsync(page, $"[data-part={part}]", words => words.Contains("characters", StringComparison.Ordinal));
        Press(page.Find($"[data-part={part}] button"));
        await SeesAsync(page, ".mud-dialog", words => words.Contains("audit trail", StringComparison.Ordinal));
    }
}
