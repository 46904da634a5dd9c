namespace QboAdmin.Tokens;

/// <summary>
/// Instances write by their own clocks when an attempt must have ended and when the next one may begin. Clocks differ, so what counts here is
/// how long it was said to last, from when this instance first saw it. What is seen for the first time after a pause may be old already; then
/// the other's clock is believed, as far as it does not lead beyond that.
/// </summary>
internal sealed class SharedTimes(string instance)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private RefreshUnderway? _underway;
    private DateTimeOffset _underwayUntil;
    private RetryPlan? _retry;
    private DateTimeOffset _retryAt;
    private DateTimeOffset _lastRead = DateTimeOffset.MinValue;

    /// <summary>The same, by this instance's clock.</summary>
    public ConnectionMetadata? ToLocal(ConnectionMetadata? stored, DateTimeOffset now)
    {
        lock (_gate)
        {
            var hasWatched = (now - _lastRead).Duration() < Pause;
            _lastRead = now;
            Note(stored?.Underway, hasWatched, now);
            Note(stored?.Retry, stored?.LastRefresh, now);
            return stored is null ? null : stored with
            {
                Underway = stored.Underway is { } underway ? underway with { Until = _underwayUntil } : null,
                Retry = stored.Retry is { } retry ? retry with { NextAt = _retryAt } : null,
            };
        }
    }

    private void Note(RefreshUnderway? underway, bool hasWatched, DateTimeOffset now)
    {
        if (underway is null || underway == _underway)
        {
            return;
        }

        _underway = underway;
        var here = now + (underway.Until - underway.Since);
        _underwayUntil = underway.Instance == instance ? underway.Until
            : hasWatched ? here
            : Earlier(underway.Until, here);
    }

    private void Note(RetryPlan? retry, RefreshRecord? failed, DateTimeOffset now)
    {
        if (retry is null || retry == _retry)
        {
            return;
        }

        _retry = retry;
        _retryAt = failed is { Outcome: RefreshRecordOutcome.Failed } && failed.Instance != instance
            ? Earlier(retry.NextAt, now + (retry.NextAt - failed.At))
            : retry.NextAt;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
