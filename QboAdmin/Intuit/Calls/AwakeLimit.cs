namespace QboAdmin.Intuit.Calls;

/// <summary>
/// A time limit of which only the time counts that this process was running. After a frozen or sleeping process wakes, an answer that came
/// meanwhile lies in the socket; a limit by the clock would end the call before it is read, and with it a refresh token that Intuit gives once.
/// </summary>
internal sealed class AwakeLimit : IDisposable
{
    private const int Steps = 8;

    private readonly CancellationTokenSource _ends = new();
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _step;
    private readonly ITimer _timer;
    private long _last;
    private int _left = Steps;
    private bool _forgave;

    public AwakeLimit(TimeSpan limit, TimeProvider time)
    {
        (_time, _step, _last) = (time, limit / Steps, time.GetTimestamp());
        _timer = time.CreateTimer(_ => Tick(), null, _step, _step);
    }

    /// <summary>Cancelled at the end.</summary>
    public CancellationToken Token => _ends.Token;

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _left = 0;
        }

        _ends.Dispose();
    }

    // A step that took far longer than it should was slept through, and does not count; a second one in a row does, or a busy machine
    // would never reach the end.
    private void Tick()
    {
        lock (_gate)
        {
            var took = _time.GetElapsedTime(_last);
            _last = _time.GetTimestamp();
            _forgave = took > 2 * _step && !_forgave;
            if (!_forgave && _left > 0 && --_left == 0)
            {
                _ends.Cancel();
            }
        }
    }
}
