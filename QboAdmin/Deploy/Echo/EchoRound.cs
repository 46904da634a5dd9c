using System.Collections.Immutable;

namespace QboAdmin.Deploy;

/// <summary>One call and the answers that have come so far.</summary>
internal sealed class EchoRound(long number, string caller, ImmutableArray<string> expected, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _began = time.GetTimestamp();
    private readonly Dictionary<string, double> _backplane = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _direct = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Number => number;

    /// <summary>Done when everybody has answered both ways.</summary>
    public Task Complete => _complete.Task;

    public void HeardByBackplane(string from) => Note(_backplane, from);

    public void HeardDirectly(string from) => Note(_direct, from);

    public ImmutableArray<EchoPair> ToRow()
    {
        lock (_gate)
        {
            return [.. expected.Select(name => new EchoPair(caller, name, Of(_backplane, name), Of(_direct, name)))];
        }
    }

    private static double? Of(Dictionary<string, double> heard, string name) => heard.TryGetValue(name, out var milliseconds) ? milliseconds : null;

    private void Note(Dictionary<string, double> heard, string from)
    {
        lock (_gate)
        {
            heard.TryAdd(from, Math.Round(time.GetElapsedTime(_began).TotalMilliseconds, 1));
            if (expected.All(name => _backplane.ContainsKey(name) && _direct.ContainsKey(name)))
            {
                _complete.TrySetResult();
            }
        }
    }
}
