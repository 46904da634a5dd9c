namespace QboAdmin.Tokens;

/// <summary>The times of refreshing.</summary>
internal sealed class RefreshOptions
{
    /// <summary>How long the lock outlives a holder that died. A living holder extends it.</summary>
    public TimeSpan LockLife { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a waiter waits for the lock before it reads again and reports.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Longer than any attempt can take, discovery and time limit included.</summary>
    public TimeSpan LongestAttempt { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The wait after the first passing failure; doubles with each further one.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two tries.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest wait that Intuit may ask for; whoever asks for more is asked again before that.</summary>
    public TimeSpan LongestAsked { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How far the waits of several instances are spread: up to this share is taken off.</summary>
    public double Jitter { get; init; } = 0.2;
}
