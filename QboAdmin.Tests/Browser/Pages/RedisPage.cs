using System.Diagnostics;
using Microsoft.Playwright;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser.Pages;

/// <summary>The page of Redis in somebody's browser.</summary>
internal sealed class RedisPage(IPage page, AppInstance instance)
{
    public IPage Page => page;

    public ILocator Row(string part) => page.Locator($"[data-part={part}]");

    public ILocator Others => page.Locator(".others-table");

    /// <summary>Opens it for somebody who is signed in already.</summary>
    public async Task GoAsync(string query = "")
    {
        await page.GotoAsync($"{instance.Url}/redis{query}");
        await page.EvaluateAsync("() => window.sameDocument = true");
    }

    public Task<bool> WasNotReloadedAsync() => page.EvaluateAsync<bool>("() => window.sameDocument === true");

    /// <summary>Opens the dialog that asks for a reason, and gives one.</summary>
    public async Task AskAsync(string part, string reason)
    {
        await Row(part).GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByLabel("Reason").FillAsync(reason);
    }

    /// <summary>Everything the browser holds of the page.</summary>
    public Task<string> HtmlAsync() => page.EvaluateAsync<string>("() => document.documentElement.outerHTML");
}

internal static class Locators
{
    /// <summary>Waits until it says something.</summary>
    /// <returns>How long that took.</returns>
    public static async Task<TimeSpan> SaysAsync(this ILocator where, string text)
    {
        var started = Stopwatch.GetTimestamp();
        await Assertions.Expect(where).ToContainTextAsync(text, new() { Timeout = (float)Eventually.Limit.TotalMilliseconds });
        return Stopwatch.GetElapsedTime(started);
    }
}
