namespace QboAdmin.Tests.Faults;

/// <summary>An instance as a history sees it, in this process or in one of its own.</summary>
internal interface IHistoryInstance : IAsyncDisposable
{
    string Name { get; }

    bool IsDead { get; }

    /// <summary>Completed when an attempt stands at the point that was named last.</summary>
    Task Stopped { get; }

    /// <summary>The access token it hands out; null when it has none to give.</summary>
    Task<string?> TryGetTokenAsync();

    /// <summary>QuickBooks has refused this token: what a caller does then.</summary>
    Task<string?> TryReplaceAsync(string refused);

    /// <summary>What its pages show: the state, and the marks of refresh and access token.</summary>
    Task<string> ShowAsync();

    /// <summary>Whether Intuit's answer with this refresh token arrived here.</summary>
    bool WasDelivered(string refreshToken);

    /// <summary>The next attempt stops at this point until <see cref="Go"/>.</summary>
    void StopAt(AttemptPoint point);

    void Go();

    /// <summary>As <c>kill -9</c>.</summary>
    Task KillAsync();

    /// <summary>As <c>SIGSTOP</c>, and <c>SIGCONT</c> after a time.</summary>
    Task FreezeAsync(TimeSpan time);
}
