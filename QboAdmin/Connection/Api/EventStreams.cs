using System.Collections.Concurrent;

namespace QboAdmin.Connection;

/// <summary>Counts the open streams of each key and person, so that a program that never closes one can't use up the instance.</summary>
internal sealed class EventStreams
{
    /// <summary>More than any sane number of workers behind one key and one instance.</summary>
    public const int MaxForOne = 100;

    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>How many streams are open for one name.</summary>
    public int Count(string who) => _open.GetValueOrDefault(who);

    /// <returns>Dispose it when the stream has ended; null when there are too many.</returns>
    public IDisposable? TryOpen(string who)
    {
        if (_open.AddOrUpdate(who, 1, (_, open) => open + 1) <= MaxForOne)
        {
            return new Opened(this, who);
        }

        Close(who);
        return null;
    }

    private void Close(string who) => _open.AddOrUpdate(who, 0, (_, open) => open - 1);

    private sealed class Opened(EventStreams streams, string who) : IDisposable
    {
        private EventStreams? _streams = streams;

        public void Dispose() => Interlocked.Exchange(ref _streams, null)?.Close(who);
    }
}
