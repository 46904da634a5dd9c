using System.Diagnostics;
using Microsoft.Playwright;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser.Pages;

/// <summary>The deploy check in somebody's browser.</summary>
internal sealed class DeployCheck(IPage page)
{
    public IPage Page => page;

    public ILocator Word => page.Locator(".verdict-word");

    public ILocator Fleet => page.Locator("section:has(#fleet-title)");

    public ILocator Echo => page.Locator(".matrix");

    public ILocator Proof => page.Locator("section:has(#proof-title)");

    /// <summary>One row of the board.</summary>
    public ILocator Check(string id) => page.Locator($"[data-check='{id}']");

    /// <summary>Opens it for somebody who is signed in already.</summary>
    public static async Task<DeployCheck> OpenAsync(IPage page, string url, string query = "")
    {
        await page.GotoAsync($"{url}/deploy{query}");
        var deploy = new DeployCheck(page);
        await Assertions.Expect(deploy.Word).ToBeVisibleAsync(new() { Timeout = Limit });
        return deploy;
    }

    /// <summary>Waits until the verdict is this one.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> SaysAsync(string word, TimeSpan? limit = null)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await Assertions.Expect(Word).ToHaveTextAsync(word, new() { Timeout = (float)(limit ?? Eventually.Limit).TotalMilliseconds });
        }
        catch (PlaywrightException)
        {
            var unwell = await page.Locator(".check.bad, .check.warn").AllInnerTextsAsync();
            TestContext.Current.TestOutputHelper?.WriteLine($"Not '{word}' but '{await Word.InnerTextAsync()}': {string.Join(" | ", unwell)}");
            throw;
        }

        return Stopwatch.GetElapsedTime(started);
    }

    private static float Limit => (float)Eventually.Limit.TotalMilliseconds;
}
