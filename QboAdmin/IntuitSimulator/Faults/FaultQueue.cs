namespace QboAdmin.IntuitSimulator.Faults;

/// <summary>The faults that wait, oldest first; a request meets one at most. In memory only: a restart gets rid of them.</summary>
internal sealed class FaultQueue
{
    private const int MostFaults = 1000;

    private readonly Lock _gate = new();
    private readonly List<Fault> _waiting = [];

    /// <summary>False when too many wait already.</summary>
    public bool TryAdd(Fault fault)
    {
        lock (_gate)
        {
            if (_waiting.Count >= MostFaults) return false;
            _waiting.Add(fault);
            return true;
        }
    }

    public Fault? Take(PathString path)
    {
        lock (_gate)
        {
            var index = _waiting.FindIndex(fault => fault.Meets(path));
            if (index < 0) return null;
            var fault = _waiting[index];
            if (fault.Count == 1) _waiting.RemoveAt(index);
            else _waiting[index] = fault with { Count = fault.Count - 1 };
            return fault;
        }
    }

    public IReadOnlyList<Fault> List()
    {
        lock (_gate) return [.. _waiting];
    }

    public void Clear()
    {
        lock (_gate) _waiting.Clear();
    }
}
