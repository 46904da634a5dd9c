using Microsoft.Playwright;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser.Journeys;

public sealed class CountdownJourney(SharedRedis redis, BrowserFixture browser, ITestOutputHelper output)
{
    // Seconds left of the access token as the page says it (m:ss) and as they are, at one moment.
    private const string Read = """
        end => {
          const clock = [...document.querySelectorAll("time[data-show=left]")].find(time => Math.floor(Date.parse(time.dateTime) / 1000) === end);
          const [minutes, seconds] = (clock?.textContent ?? "").split(":").map(Number);
          return [minutes * 60 + seconds, end - Date.now() / 1000];
        }
        """;

    [Fact]
    public async Task The_access_token_counts_down_to_the_second()
    {
        var database = redis.NextDatabase();
        var end = DateTimeOffset.UtcNow.AddMinutes(42).ToUnixTimeSeconds();
        await new Python(await redis.Process.ConnectAsync(database)).WriteAsync("from-python", "RT1-python", The.Realm.Value, DateTimeOffset.FromUnixTimeSeconds(end));
        await using var instance = await WebInstance.StartAsync(redis.Process.UrlOf(database));
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{instance.Url}/login");
        await page.Locator("button[value=viewer]").ClickAsync();
        await Assertions.Expect(page.Locator(".hero-word")).ToHaveTextAsync("Connected", new() { Timeout = 30_000 });

        var first = await RightAsync(page, end);
        var later = await Eventually.Get(() => RightAsync(page, end), seconds => seconds < first);

        output.WriteLine($"{first} s, then {later} s");
        (await instance.GetJsonAsync("/qbo/auth-status")).GetProperty("tokenExpiry").GetInt64().ShouldBe(end);
    }

    private static async Task<double> RightAsync(IPage page, long end)
    {
        var (says, real) = await Eventually.Get(
            async () =>
            {
                var read = await page.EvaluateAsync<double?[]>(Read, end);
                return (Says: read[0] ?? double.NaN, Real: read[1] ?? double.NaN);
            },
            read => Math.Abs(read.Says - read.Real) <= 1);
        real.ShouldBeGreaterThan(0);
        return says;
    }
}
