using System.Collections.Immutable;

namespace QboAdmin.Deploy;

/// <summary>The latest row of every instance that has measured.</summary>
internal sealed class EchoRows
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Number, ImmutableArray<EchoPair> Row)> _rows = new(StringComparer.Ordinal);

    public void Set(string name, long number, ImmutableArray<EchoPair> row)
    {
        lock (_gate)
        {
            _rows[name] = (number, row);
        }
    }

    /// <summary>Whether everybody has measured after that call.</summary>
    public bool AreNewerThan(long number, ImmutableArray<string> names)
    {
        lock (_gate)
        {
            return names.Length > 0 && names.All(name => _rows.TryGetValue(name, out var row) && row.Number > number);
        }
    }

    /// <summary>All pairs of those names. Who has not measured after that call was not heard by anybody.</summary>
    public EchoBoard ToBoard(ImmutableArray<string> names, long after)
    {
        lock (_gate)
        {
            var pairs = names.SelectMany(from => names.Where(to => names.Length == 1 || to != from).Select(to => Pair(from, to, after)));
            var latest = names.Select(name => _rows.TryGetValue(name, out var row) ? row.Number : 0).DefaultIfEmpty().Max();
            return new EchoBoard(latest, [.. pairs]);
        }
    }

    private EchoPair Pair(string from, string to, long after) =>
        _rows.TryGetValue(from, out var row) && row.Number > after && row.Row.FirstOrDefault(pair => pair.To == to) is { } measured
            ? measured
            : new EchoPair(from, to, null, null);
}
