namespace QboAdmin.Connection;

/// <summary>Keeps people who reload a landing page from having Intuit asked each time.</summary>
internal sealed class CheckLimiter(TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private DateTimeOffset _mayAskAt = DateTimeOffset.MinValue;

    public bool MayAsk()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now < _mayAskAt)
            {
                return false;
            }

            _mayAskAt = now + Between;
            return true;
        }
    }
}
