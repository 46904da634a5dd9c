using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace QboAdmin.Tests.Browser;

/// <summary>
/// Runs axe-core in a page. The script goes in once for each document, and the verdict is made in the page itself: several times faster
/// than the way that also covers frames, of which there are none.
/// </summary>
internal static class Axe
{
    // What flashes is judged as it looks afterwards.
    private const string Findings = """
        async () => {
          for (const animation of document.getAnimations()) {
            if (animation.effect.getComputedTiming().iterations !== Infinity) animation.finish();
          }
          return (await axe.run(document, { resultTypes: ["violations"] })).violations
            .filter(violation => violation.impact === "serious" || violation.impact === "critical")
            .map(violation => `${violation.id} (${violation.help}): ${violation.nodes.map(node => node.html).join("\n  ")}`);
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What it calls serious or critical; empty when all is well.</summary>
    public static async Task<string[]> RunAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(Findings);
    }
}
