using QboAdmin.Live;

namespace QboAdmin.Tests.Live;

public sealed class LiveValueTests
{
    private readonly LiveValue<string> _live = new("first");

    [Fact]
    public async Task A_watcher_gets_the_present_value_and_all_that_follow()
    {
        using var watching = _live.Subscribe();
        watching.Current.ShouldBe("first");
        await using var changes = watching.Changes(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        _live.Set("second").ShouldBeTrue();
        (await changes.MoveNextAsync()).ShouldBeTrue();
        changes.Current.ShouldBe("second");
        _live.Set("third");
        (await changes.MoveNextAsync()).ShouldBeTrue();
        changes.Current.ShouldBe("third");
    }

    [Fact]
    public async Task A_slow_watcher_skips_to_the_newest_and_nobody_waits_for_it()
    {
        using var slow = _live.Subscribe();
        for (var i = 0; i < 10_000; i++)
        {
            _live.Set($"value {i}");
        }

        await using var changes = slow.Changes(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await changes.MoveNextAsync()).ShouldBeTrue();
        changes.Current.ShouldBe("value 9999");
    }

    [Fact]
    public void An_equal_value_is_no_change() => _live.Set(new string("first".ToCharArray())).ShouldBeFalse();

    [Fact]
    public async Task Disposing_ends_the_stream_and_the_watcher_is_not_counted_any_more()
    {
        var changed = 0;
        _live.WatchersChanged += () => changed++;
        var watching = _live.Subscribe();
        _live.Watchers.ShouldBe(1);

        watching.Dispose();
        watching.Dispose();

        _live.Watchers.ShouldBe(0);
        changed.ShouldBe(2);
        await using var changes = watching.Changes(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await changes.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_lost_between_the_present_value_and_the_first_change()
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writing = Task.Run(() =>
        {
            for (var i = 0; !ended.IsCancellationRequested; i++)
            {
                _live.Set(i.ToString("D9", CultureInfo.InvariantCulture));
            }
        }, CancellationToken.None);

        for (var round = 0; round < 200; round++)
        {
            using var watching = _live.Subscribe();
            await using var changes = watching.Changes(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
            (await changes.MoveNextAsync()).ShouldBeTrue();
            if (watching.Current != "first")
            {
                string.CompareOrdinal(changes.Current, watching.Current).ShouldBePositive();
            }
        }

        await ended.CancelAsync();
        await writing;
        _live.Watchers.ShouldBe(0);
    }
}
