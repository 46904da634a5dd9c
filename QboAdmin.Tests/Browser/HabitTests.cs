using System.Collections.Concurrent;
using Microsoft.Playwright;
using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser;

/// <summary>What people are used to: their theme, their keyboard, their settings for motion and colour.</summary>
[Collection(nameof(OnStage))]
public sealed class HabitTests(Stage stage)
{
    private const string Background = "() => getComputedStyle(document.body).backgroundColor";
    private const string Theme = "() => document.documentElement.dataset.theme ?? 'as the system'";

    [Fact]
    public async Task The_theme_changes_and_is_kept_without_a_word_to_the_server()
    {
        await stage.ClearAsync();
        var (context, page, _) = await stage.ArriveAsync();
        await using var closes = context;
        var sent = new ConcurrentQueue<byte[]>();
        page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => sent.Enqueue(frame.Binary ?? []);
        var dashboard = await Dashboard.OpenAsync(page, stage.Instance);
        await dashboard.ShowsAsync("Not connected");
        await Eventually.True(() => !sent.IsEmpty);
        var light = await page.EvaluateAsync<string>(Background);
        sent.Clear();

        await page.Keyboard.PressAsync("Shift+T");
        (await page.EvaluateAsync<string>(Theme)).ShouldBe("light");
        await page.GetByRole(AriaRole.Button, new() { Name = "Theme: light" }).ClickAsync();
        (await page.EvaluateAsync<string>(Theme)).ShouldBe("dark");
        var dark = await page.EvaluateAsync<string>(Background);

        dark.ShouldNotBe(light);
        sent.Where(frame => frame.Length > 3).ShouldBeEmpty("Only keep-alives may be sent.");
        await page.ReloadAsync();
        await dashboard.IsLiveAsync();
        (await page.EvaluateAsync<string>(Background)).ShouldBe(dark);
    }

    [Fact]
    public async Task Who_wants_no_motion_gets_none()
    {
        await stage.ClearAsync();
        var (context, page, _) = await stage.ArriveAsync();
        await using var closes = context;
        await Dashboard.OpenAsync(page, stage.Instance);
        const string Animations = "() => document.getAnimations().map(animation => animation.animationName)";
        (await page.EvaluateAsync<string[]>(Animations)).ShouldContain("breathe");

        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });

        (await page.EvaluateAsync<string[]>(Animations)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_stop_of_the_Tab_key_can_be_seen_and_the_first_skips_to_the_content()
    {
        var (context, dashboard, _) = await stage.ConnectedAsync();
        await using var closes = context;
        var stops = new List<string>();
        for (var i = 0; i < 40 && stops.LastOrDefault() != "Pause"; i++)
        {
            await dashboard.Page.Keyboard.PressAsync("Tab");
            var stop = await dashboard.Page.EvaluateAsync<string>(
                "() => { const on = document.activeElement, style = getComputedStyle(on), box = on.getBoundingClientRect();"
                + " return (on.innerText.trim() || on.getAttribute('aria-label') || on.tagName).split('\\n')[0]"
                + " + (style.outlineStyle === 'none' || box.bottom < 0 || box.top > innerHeight ? ' (not to be seen)' : ''); }");
            stops.Add(stop);
        }

        stops[0].ShouldBe("Skip to content");
        stops.ShouldContain("Refresh now");
        stops.ShouldContain("Disconnect…");
        stops.ShouldContain("Pause");
        stops.Where(stop => stop.EndsWith("(not to be seen)", StringComparison.Ordinal)).ShouldBeEmpty(string.Join(", ", stops));
    }

    [Fact]
    public async Task A_dialog_is_answered_with_the_keyboard_alone_and_gives_the_focus_back()
    {
        var (context, dashboard, _) = await stage.ConnectedAsync();
        await using var closes = context;
        var button = dashboard.Page.GetByRole(AriaRole.Button, new() { Name = "Disconnect…" });
        var dialog = dashboard.Page.GetByRole(AriaRole.Dialog);
        await button.FocusAsync();
        await dashboard.Page.Keyboard.PressAsync("Enter");
        await dialog.WaitForAsync();

        // The safe answer comes first.
        await dashboard.Page.Keyboard.PressAsync("Tab");
        (await dashboard.Page.EvaluateAsync<string>("() => document.activeElement.innerText")).ShouldStartWith("Keep connected");
        await dashboard.Page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await Assertions.Expect(button).ToBeFocusedAsync();
        await dashboard.ShowsAsync("Connected");
    }

    [Fact]
    public async Task With_the_systems_own_colours_states_can_still_be_told_apart()
    {
        var (context, dashboard, screens) = await stage.ConnectedAsync();
        await using var closes = context;
        await dashboard.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        await screens.TakeAsync("forced-colours");
    }
}
