namespace QboAdmin.Deploy;

/// <summary>Whether every instance hears every other, both ways that news travels, and how quickly.</summary>
internal sealed class EchoCheck(EchoMeter meter) : ICheck
{
    /// <summary>There and back; more would be seen by people.</summary>
    public const double Slow = 250;

    private const int Attempts = 2;

    public CheckTitle Title { get; } = new("echo", CheckGroup.Fleet, "Slowest echo");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        using var wish = meter.Want();
        var board = await meter.MeasureAsync(cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; attempt < Attempts && board.Pairs.Any(pair => !pair.IsHeard); attempt++)
        {
            // An answer may be lost or late once.
            board = await meter.MeasureAsync(cancellationToken).ConfigureAwait(false);
        }

        if (board.Pairs.IsEmpty)
        {
            return Finding.Unknown("Redis is away");
        }

        var detail = $"{Words.Of(board.Pairs.Count(pair => pair.IsHeard), board.Pairs.Length)} pairs";
        var deaf = board.Pairs.Where(pair => !pair.IsHeard).ToList();
        if (deaf.Count > 0)
        {
            var ways = deaf.Any(pair => pair.Backplane is null) ? deaf.Any(pair => pair.Direct is null) ? "" : " through the backplane" : " through plain pub/sub";
            return Finding.Red(
                "not all heard",
                $"News does not arrive{ways}: {string.Join(", ", deaf.Take(3).Select(pair => $"{pair.From} to {pair.To}"))}. "
                + "Pages there follow only at intervals. Do all instances have the same REDIS_URL and QBO_ENVIRONMENT? Restart those named.",
                detail);
        }

        var slowest = board.Pairs.Max(pair => Math.Max(pair.Backplane!.Value, pair.Direct!.Value));
        var finding = slowest >= Slow
            ? Finding.Amber(Words.Milliseconds(slowest), "News travels slowly. Is Redis busy, or far away?", detail)
            : Finding.Green(Words.Milliseconds(slowest), detail);
        return finding with { Ticks = true };
    }
}
