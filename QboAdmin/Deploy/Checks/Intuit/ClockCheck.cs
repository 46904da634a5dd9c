using System.Globalization;

namespace QboAdmin.Deploy;

/// <summary>Whether this machine's clock is right enough to know when tokens end.</summary>
internal sealed class ClockCheck(IntuitProbe probe) : ICheck
{
    private static readonly TimeSpan Far = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TooFar = TimeSpan.FromSeconds(60);

    public CheckTitle Title { get; } = new("clock", CheckGroup.Intuit, "Clock");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var answer = await probe.AskEndpointAsync(cancellationToken).ConfigureAwait(false);
        if (answer.Ahead is not { } ahead)
        {
            return Finding.Unknown("not told");
        }

        var measured = string.Create(CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0.0;-0.0;0.0} s apart");
        const string Advice = "Tokens will be used after their end, or renewed too early. Set the clock of this machine (NTP).";
        var finding = ahead.Duration() >= TooFar ? Finding.Red(measured, Advice)
            : ahead.Duration() >= Far ? Finding.Amber(measured, Advice)
            : Finding.Green(measured);
        return finding with { Ticks = true };
    }
}
