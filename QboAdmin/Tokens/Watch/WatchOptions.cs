namespace QboAdmin.Tokens;

/// <summary>How often Redis is read without a reason, in case news was lost or another program wrote.</summary>
internal sealed class WatchOptions
{
    /// <summary>While a page is open.</summary>
    public TimeSpan Watched { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>While no page is open.</summary>
    public TimeSpan Unwatched { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>While the server itself tells of every change to our keys.</summary>
    public TimeSpan Notified { get; init; } = TimeSpan.FromSeconds(5);
}
