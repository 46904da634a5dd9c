namespace QboAdmin.Deploy;

/// <summary>How an instance ends. All of it together stays below the thirty seconds that Heroku and Docker Compose can be told to wait.</summary>
internal sealed class LeavingOptions
{
    /// <summary>
    /// After <c>/ready</c> has begun to say no: the time in which whatever stands in front of the instances finds out. From <c>QBOADMIN_DRAIN</c>.
    /// </summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The time that open pages have to move over.</summary>
    public TimeSpan PagesMove { get; init; } = TimeSpan.FromSeconds(5);
}
