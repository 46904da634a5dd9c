using System.Collections.Concurrent;
using System.Net;

namespace QboAdmin.Access;

/// <summary>Slows down whoever guesses keys: a number of failures a minute for each address.</summary>
internal sealed class SignInLimiter(TimeProvider time)
{
    private const int FailuresPerMinute = 20;
    private const int MaxAddresses = 10_000;

    private readonly ConcurrentDictionary<IPAddress, (long Minute, int Failures)> _failures = new();

    /// <summary>How many addresses are remembered.</summary>
    public int Count => _failures.Count;

    public bool MayTry(IPAddress? address) =>
        address is null || !_failures.TryGetValue(address, out var seen) || seen.Minute != Minute || seen.Failures < FailuresPerMinute;

    public void NoteFailure(IPAddress? address)
    {
        if (address is null)
        {
            return;
        }

        if (_failures.Count > MaxAddresses)
        {
            _failures.Clear();
        }

        var minute = Minute;
        _failures.AddOrUpdate(address, _ => (minute, 1), (_, seen) => seen.Minute == minute ? (minute, seen.Failures + 1) : (minute, 1));
    }

    private long Minute => time.GetUtcNow().ToUnixTimeSeconds() / 60;
}
