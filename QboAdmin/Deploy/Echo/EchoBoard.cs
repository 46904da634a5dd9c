using System.Collections.Immutable;

namespace QboAdmin.Deploy;

/// <summary>How long news takes from each instance to each other, as last measured.</summary>
/// <param name="Number">The latest call.</param>
/// <param name="Pairs">By name of both, sorted. With one instance alone, its own echo.</param>
public sealed record EchoBoard(long Number, ImmutableArray<EchoPair> Pairs)
{
    /// <summary>Nothing measured yet.</summary>
    public static readonly EchoBoard Empty = new(0, []);

    /// <summary>Everybody who calls or answers, sorted.</summary>
    public IEnumerable<string> Names => Pairs.SelectMany(pair => new[] { pair.From, pair.To }).Distinct().Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>The pair, if it was measured.</summary>
    public EchoPair? Find(string from, string to) => Pairs.FirstOrDefault(pair => pair.From == from && pair.To == to);
}

/// <summary>One call and its answer.</summary>
/// <param name="From">Who called.</param>
/// <param name="To">Who answered.</param>
/// <param name="Backplane">Milliseconds there and back through the SignalR backplane; null when no answer came.</param>
/// <param name="Direct">Milliseconds there and back through plain pub/sub; null when no answer came.</param>
public sealed record EchoPair(string From, string To, double? Backplane, double? Direct)
{
    /// <summary>Whether both answers came.</summary>
    public bool IsHeard => Backplane is not null && Direct is not null;
}
