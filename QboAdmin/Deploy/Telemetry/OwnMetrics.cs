using QboAdmin.Live;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>Measures what happens to the connection by watching the one picture of it, so that nobody else has to know of metrics.</summary>
internal sealed class OwnMetrics : IHostedService
{
    private readonly ConnectionFeed _feed;
    private readonly Instance _instance;
    private readonly TimeProvider _time;
    private RefreshRecord? _last;

    public OwnMetrics(ConnectionFeed feed, OpenPages pages, Instance instance, TimeProvider time)
    {
        (_feed, _instance, _time) = (feed, instance, time);
        Meters.Meter.CreateObservableGauge("qboadmin.token.remaining", Remaining, "s", "Until the access token ends");
        Meters.Meter.CreateObservableUpDownCounter("qboadmin.pages.open", () => pages.Count, "{page}", "Pages open on this instance");
        Meters.Meter.CreateObservableGauge("qboadmin.intuit.api.limit", () => Meters.ApiCallsPerMinute, "{call}", "Calls that Intuit allows in a minute");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _last = _feed.Current.LastRefresh;
        _feed.Changed += OnChanged;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _feed.Changed -= OnChanged;
        return Task.CompletedTask;
    }

    private double Remaining() => _feed.Current.AccessTokenEndsAt is { } end ? Math.Max(0, (end - _time.GetUtcNow()).TotalSeconds) : 0;

    private void OnChanged()
    {
        if (_feed.Current.LastRefresh is not { } refresh || refresh == Interlocked.Exchange(ref _last, refresh))
        {
            return;
        }

        if (refresh.Instance == _instance.Name)
        {
            var outcome = new KeyValuePair<string, object?>("outcome", refresh.Outcome.ToString().ToLowerInvariant());
            Meters.Refreshes.Add(1, outcome);
            Meters.RefreshDuration.Record(refresh.Milliseconds / 1_000d, outcome);
        }
        else
        {
            Meters.Propagation.Record(Math.Max(0, (_time.GetUtcNow() - refresh.At).TotalSeconds));
        }
    }
}
