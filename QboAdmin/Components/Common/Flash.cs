namespace QboAdmin.Components.Common;

/// <summary>Tells that something has just changed while somebody was looking: its row flashes once, and keeps its place.</summary>
internal sealed class Flash<T>
{
    private T? _last;
    private int _seen;

    /// <summary>The classes of the row. They differ from change to change, so that the browser begins anew.</summary>
    public string? Css => _seen < 2 ? null : _seen % 2 == 0 ? "flash" : "flash again";

    /// <summary>What the row shows now. The first one is no change.</summary>
    public void See(T value)
    {
        if (_seen == 0 || !EqualityComparer<T>.Default.Equals(_last, value))
        {
            _seen++;
            _last = value;
        }
    }

    /// <summary>Another thing is shown from now on.</summary>
    public void Forget() => _seen = 0;
}
