using QboAdmin.Components.Common;

namespace QboAdmin.Components.Connection;

/// <summary>One of the four clocks: what ends, when, and what happens then.</summary>
/// <param name="Name">What ends.</param>
/// <param name="EndsAt">When; null when it is not known or means nothing now.</param>
/// <param name="Life">Its whole life, for the ring.</param>
/// <param name="LifeText">The same in words.</param>
/// <param name="WarnsAt">How much is left when it turns amber.</param>
/// <param name="AlarmsAt">How much is left when it turns red.</param>
public sealed record ClockReading(string Name, DateTimeOffset? EndsAt, TimeSpan Life, string LifeText, TimeSpan WarnsAt, TimeSpan AlarmsAt)
{
    /// <summary>What is said in place of the time left, such as <c>refused</c>; null to say the time.</summary>
    public string? Instead { get; init; }

    /// <summary>What is said below when there is no end to name.</summary>
    public string? EndText { get; init; }

    /// <summary>A last known moment below, when the present one can't be read.</summary>
    public DateTimeOffset? LastKnown { get; init; }

    /// <summary>Who or what sees to it.</summary>
    public string Who { get; init; } = "";

    /// <summary>The moment that <see cref="Who"/> ends with; null for none.</summary>
    public DateTimeOffset? WhoAt { get; init; }

    /// <summary>The picture before it.</summary>
    public string WhoIcon { get; init; } = "refresh";

    /// <summary>How it is drawn regardless of the time; null to let the time decide.</summary>
    public Tone? Fixed { get; init; }

    /// <summary>Whether a person must act before the end, because nothing moves it.</summary>
    public bool NeedsPerson { get; init; }
}
