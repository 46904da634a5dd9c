using Microsoft.Playwright;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser;

/// <summary>
/// Compares a page with the picture of it in <c>Browser/Baselines</c>. With <c>RENEW_BASELINES=1</c> the picture is taken anew instead.
/// </summary>
internal static class PictureComparison
{
    // Edges of letters fall a little differently on other machines.
    private const double Tolerance = .005;

    private const string Compare = """
        async ([expected, actual]) => {
          const load = async base64 => createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
          const pixels = image => {
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, image.width, image.height).data;
          };
          const [a, b] = [await load(expected), await load(actual)];
          if (a.width !== b.width || a.height !== b.height) return 1;
          const [one, other] = [pixels(a), pixels(b)];
          let different = 0;
          for (let i = 0; i < one.length; i += 4) {
            const far = Math.max(Math.abs(one[i] - other[i]), Math.abs(one[i + 1] - other[i + 1]), Math.abs(one[i + 2] - other[i + 2]));
            if (far > 48) different++;
          }
          return different * 4 / one.length;
        }
        """;

    public static async Task ShouldLookLikeAsync(this IPage page, string name)
    {
        var actual = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        var baseline = Path.Combine(Repository.Root, "QboAdmin.Tests", "Browser", "Baselines", $"{name}.png");
        if (Environment.GetEnvironmentVariable("RENEW_BASELINES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(baseline)!);
            await File.WriteAllBytesAsync(baseline, actual, TestContext.Current.CancellationToken);
            return;
        }

        var taken = Path.Combine(Repository.Artifacts("screens"), $"{name}.png");
        await File.WriteAllBytesAsync(taken, actual, TestContext.Current.CancellationToken);
        var expected = await File.ReadAllBytesAsync(baseline, TestContext.Current.CancellationToken);
        var blank = await page.Context.NewPageAsync();
        var difference = await blank.EvaluateAsync<double>(Compare, new[] { Convert.ToBase64String(expected), Convert.ToBase64String(actual) });
        await blank.CloseAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {difference:P2} of the pixels differ");
        difference.ShouldBeLessThan(Tolerance, $"{taken} does not look like {baseline}. If it should look so: RENEW_BASELINES=1 ./test.sh -class '*DeployScreenTests'");
    }
}
