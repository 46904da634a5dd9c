using System.Diagnostics.Metrics;

namespace QboAdmin.Values;

/// <summary>
/// What QboAdmin measures of itself, for whoever listens to the meter "QboAdmin". Names and units follow the semantic conventions of OpenTelemetry.
/// </summary>
internal static class Meters
{
    public const string Name = "QboAdmin";

    /// <summary>QuickBooks allows 500 requests a minute for one company (Intuit, "Limits and throttles").</summary>
    public const int ApiCallsPerMinute = 500;

    public static readonly Meter Meter = new(Name);

    /// <summary>By <c>outcome</c>.</summary>
    public static readonly Counter<long> Refreshes = Meter.CreateCounter<long>("qboadmin.token.refreshes", "{refresh}", "Refreshes of the access token that this instance has made");

    /// <summary>By <c>outcome</c>.</summary>
    public static readonly Histogram<double> RefreshDuration = Meter.CreateHistogram<double>("qboadmin.token.refresh.duration", "s", "How long Intuit took to answer a refresh");

    public static readonly Histogram<double> Propagation = Meter.CreateHistogram<double>(
        "qboadmin.snapshot.propagation", "s", "From a change made on another instance to its being shown here, by the clocks of both");

    public static readonly Counter<long> ApiCalls = Meter.CreateCounter<long>(
        "qboadmin.intuit.api.calls", "{call}", "Calls to the Accounting API, which count against Intuit's limit of 500 a minute for one company");

    /// <summary>By <c>db.operation.name</c> and <c>error.type</c>.</summary>
    public static readonly Histogram<double> RedisDuration = Meter.CreateHistogram<double>("db.client.operation.duration", "s", "Round trips to Redis");
}
