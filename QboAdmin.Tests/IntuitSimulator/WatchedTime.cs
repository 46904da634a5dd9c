using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>A clock that the test moves, and that tells when somebody has begun to wait on it.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(The.Now)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    public async Task WaitBeganAsync(TimeSpan length)
    {
        await foreach (var wait in _waits.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
            if (wait == length) return;
    }
}
