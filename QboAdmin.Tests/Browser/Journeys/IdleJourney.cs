using System.Collections.Concurrent;
using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser.Journeys;

public sealed class IdleJourney(PublishedApp app, BrowserFixture browser, ITestOutputHelper output)
{
    // The one test that waits for time, because time is what it measures.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(40);

    // The hub protocol's ping: an array of one number, 6, with its length before it.
    private static readonly byte[] KeepAlive = [0x02, 0x91, 0x06];

    [Fact]
    public async Task A_page_left_open_and_idle_receives_nothing_but_keep_alives()
    {
        await using var both = await TwoInstances.StartAsync(app, await RedisProcess.StartAsync());
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var frames = new ConcurrentQueue<byte[]>();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Binary ?? []);
        var onA = await Dashboard.OpenAsync(page, both.A);
        await onA.ConnectAsync();
        var onB = await Dashboard.OpenAsync(context, both.B);
        await onB.ShowsAsync("Connected");

        // Until both have drawn each other and the page itself.
        await Eventually.Get(() => page.Locator(".table.cards tbody").InnerTextAsync(), text => text.Split("Connected").Length == 3);
        await Eventually.Get(() => CountAsync(frames), count => count == 0);

        frames.Clear();
        await Task.Delay(Idle, TestContext.Current.CancellationToken);

        var news = frames.Where(frame => !frame.AsSpan().SequenceEqual(KeepAlive)).ToList();
        output.WriteLine($"{frames.Count} frames in {Idle.TotalSeconds:0} s, {news.Count} of them not keep-alives");
        frames.ShouldNotBeEmpty("Not even a keep-alive: the socket is not being heard.");
        news.Select(frame => $"{frame.Length} bytes: {System.Text.Encoding.ASCII.GetString(frame)}").ShouldBeEmpty();
        onA.WasNotReloaded.ShouldBeTrue();
        (await onA.State.InnerTextAsync()).ShouldBe("Connected");
    }

    // How many frames come within two seconds.
    private static async Task<int> CountAsync(ConcurrentQueue<byte[]> frames)
    {
        frames.Clear();
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        return frames.Count;
    }
}
