namespace QboAdmin.Live;

/// <summary>What travels between instances: that something changed, never what. Whoever hears it reads the truth from Redis.</summary>
/// <param name="Topic">What changed.</param>
/// <param name="Version">The version of what changed, 0 where it has none. Older ones than the reader has are dropped.</param>
/// <param name="From">The name of the instance that tells.</param>
public sealed record News(NewsTopic Topic, long Version, string From);

/// <summary>What may change.</summary>
public enum NewsTopic
{
    /// <summary>The connection: tokens or what is known of them.</summary>
    Connection,

    /// <summary>The living instances or what they show.</summary>
    Instances,

    /// <summary>The flight recorder has new entries.</summary>
    Flights,

    /// <summary>An alert was opened, told or closed.</summary>
    Alerts,

    /// <summary>Whether work is planned.</summary>
    PlannedWork,

    /// <summary>Nothing: a numbered call that every instance answers, to measure how long news takes.</summary>
    Echo,

    /// <summary>The answer to <see cref="Echo"/>, with its number.</summary>
    EchoAnswer,
}
