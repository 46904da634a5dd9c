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

    private readonly SortedSet<KeyName> _found = new(KeyName.ByText);
    private string _cursor = KeyScan.Start;
    private long _looked;
    private long _total;
    private bool _isDone;

    /// <summary>Begins anew with another filter.</summary>
    public Task<Looked<KeyList>> BeginAsync(ScanFilter filter, CancellationToken cancellationToken) => Looked<KeyList>.TryAsync(async () =>
    {
        _found.Clear();
        (_cursor, _looked, _isDone) = (KeyScan.Start, 0, false);
        _total = await scan.CountAsync().ConfigureAwait(false);
        return await WalkAsync(filter, Enough, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Looks at more keys.</summary>
    public Task<Looked<KeyList>> GoOnAsync(ScanFilter filter, CancellationToken cancellationToken) =>
        Looked<KeyList>.TryAsync(() => WalkAsync(filter, int.MaxValue, cancellationToken));

    /// <summary>What the list says about these keys now.</summary>
    public Task<Looked<IReadOnlyList<KeyRow>>> ReadAsync(IReadOnlyList<KeyName> names) => Looked<IReadOnlyList<KeyRow>>.TryAsync(() => rows.ReadAsync(names));

    private async Task<KeyList> WalkAsync(ScanFilter filter, int enough, CancellationToken cancellationToken)
    {
        for (var slices = 0; slices < SlicesAtOnce && !_isDone && _found.Count < Math.Min(enough, MostFound); slices++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var slice = await scan.NextAsync(filter.Match, filter.Type, _cursor).ConfigureAwait(false);
            _cursor = slice.Cursor;
            _looked += KeyScan.Slice;
            _isDone = slice.Cursor == KeyScan.Start;
            _found.UnionWith(slice.Found.Where(name => !StrayWatch.IsContract(name)));
        }

        return new KeyList([.. _found], _isDone ? Math.Max(_total, 0) : Math.Min(_looked, _total), _total, _isDone);
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
