using System.Collections.Immutable;

namespace QboAdmin.Keys;

/// <summary>One person's walk through the other keys. Scoped: one for each open page.</summary>
internal sealed class KeyBrowser(KeyScan scan, RowReader rows)
{
    /// <summary>Slices a person looks at with one press.</summary>
    public const int SlicesAtOnce = 5;

    /// <summary>More names than this are not kept; a narrower pattern finds the rest.</summary>
    public const int MostFound = 10_000;

    // Enough to begin with; in a large keyspace the first look ends here.
    private const int Enough = 50;

    private Walk _walk = new();

    /// <summary>Begins anew with another filter. A walk that is still under way goes on by itself and leads nowhere.</summary>
    public Task<Looked<KeyList>> BeginAsync(ScanFilter filter, CancellationToken cancellationToken) => Looked<KeyList>.TryAsync(async () =>
    {
        var walk = _walk = new Walk();
        walk.Total = await scan.CountAsync().ConfigureAwait(false);
        return await GoAsync(walk, filter, Enough, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Looks at more keys.</summary>
    public Task<Looked<KeyList>> GoOnAsync(ScanFilter filter, CancellationToken cancellationToken) =>
        Looked<KeyList>.TryAsync(() => GoAsync(_walk, filter, int.MaxValue, cancellationToken));

    /// <summary>What the list says about these keys now.</summary>
    public Task<Looked<IReadOnlyList<KeyRow>>> ReadAsync(IReadOnlyList<KeyName> names) => Looked<IReadOnlyList<KeyRow>>.TryAsync(() => rows.ReadAsync(names));

    private async Task<KeyList> GoAsync(Walk walk, ScanFilter filter, int enough, CancellationToken cancellationToken)
    {
        for (var slices = 0; slices < SlicesAtOnce && !walk.IsDone && walk.Found.Count < Math.Min(enough, MostFound); slices++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var slice = await scan.NextAsync(filter.Match, filter.Type, walk.Cursor).ConfigureAwait(false);
            walk.Cursor = slice.Cursor;
            walk.Looked += KeyScan.Slice;
            walk.IsDone = slice.Cursor == KeyScan.Start;
            walk.Found.UnionWith(slice.Found.Where(name => !StrayWatch.IsContract(name)));
        }

        return new KeyList([.. walk.Found], walk.IsDone ? Math.Max(walk.Total, 0) : Math.Min(walk.Looked, walk.Total), walk.Total, walk.IsDone);
    }

    // How far one walk has come.
    private sealed class Walk
    {
        public SortedSet<KeyName> Found { get; } = new(KeyName.ByText);

        public string Cursor { get; set; } = KeyScan.Start;

        public long Looked { get; set; }

        public long Total { get; set; }

        public bool IsDone { get; set; }
    }
}

/// <summary>What a walk has found so far.</summary>
/// <param name="Names">By name.</param>
/// <param name="Looked">How many keys the server has looked at, about.</param>
/// <param name="Total">How many there are, about.</param>
/// <param name="IsDone">Whether all were looked at.</param>
public sealed record KeyList(ImmutableArray<KeyName> Names, long Looked, long Total, bool IsDone)
{
    /// <summary>Nothing looked at.</summary>
    public static readonly KeyList Empty = new([], 0, 0, false);

    /// <summary>Whether so many were found that no more are kept.</summary>
    public bool IsFull => Names.Length >= KeyBrowser.MostFound;
}
