namespace QboAdmin.Live;

/// <summary>Whether news from other instances arrives through the backplane.</summary>
internal sealed class HubLinkState
{
    private int _isJoined;

    /// <summary>Raised when it begins or ends.</summary>
    public event Action? Changed;

    public bool IsJoined
    {
        get => Volatile.Read(ref _isJoined) == 1;
        set
        {
            if (Interlocked.Exchange(ref _isJoined, value ? 1 : 0) != (value ? 1 : 0))
            {
                Changed?.Invoke();
            }
        }
    }
}
