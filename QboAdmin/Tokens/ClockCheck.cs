using QboAdmin.Intuit;
using QboAdmin.Live;

namespace QboAdmin.Tokens;

/// <summary>
/// Has Intuit say what time it is, also on an instance that has no other reason to ask: it takes two answers before a machine's clock is
/// called wrong, and an instance whose clock is slow would otherwise hand out tokens that have ended.
/// </summary>
internal sealed class ClockCheck(IntuitDiscovery discovery, TimeProvider time, ILogger<ClockCheck> logger) : BackgroundLoop(time, logger)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    private int _checks;

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        await SleepAsync(_checks < 2 ? First : Later, stopping).ConfigureAwait(false);
        await discovery.ReadAgainAsync(stopping).ConfigureAwait(false);
        _checks++;
    }
}
