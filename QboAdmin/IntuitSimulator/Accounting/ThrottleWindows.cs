namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>Counts requests against Intuit's limits for each company, by the system's time.</summary>
internal sealed class ThrottleWindows(TimeProvider time)
{
    private const int PerMinute = 500;
    private const int PerSecond = 10;
    private const int AtOnce = 10;
    private const int BatchesPerMinute = 40;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Usage> _companies = [];

    /// <summary>Null when a limit is reached; to be disposed when the request is answered.</summary>
    public IDisposable? TryTake(string realmId, bool isBatch)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (!_companies.TryGetValue(realmId, out var usage)) _companies[realmId] = usage = new Usage();
            usage.Requests.RemoveAll(at => now - at >= TimeSpan.FromMinutes(1));
            usage.Batches.RemoveAll(at => now - at >= TimeSpan.FromMinutes(1));
            var isFull = usage.Requests.Count >= PerMinute
                || usage.Requests.Count(at => now - at < TimeSpan.FromSeconds(1)) >= PerSecond
                || usage.UnderWay >= AtOnce
                || (isBatch && usage.Batches.Count >= BatchesPerMinute);
            if (isFull) return null;
            usage.Requests.Add(now);
            if (isBatch) usage.Batches.Add(now);
            usage.UnderWay++;
            return new Turn(() => GiveBack(usage));
        }
    }

    private void GiveBack(Usage usage)
    {
        lock (_gate) usage.UnderWay--;
    }

    private sealed class Usage
    {
        public List<DateTimeOffset> Requests { get; } = [];

        public List<DateTimeOffset> Batches { get; } = [];

        public int UnderWay { get; set; }
    }

    private sealed class Turn(Action giveBack) : IDisposable
    {
        public void Dispose() => giveBack();
    }
}
