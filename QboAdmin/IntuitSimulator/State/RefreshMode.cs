using System.Text.Json.Serialization;

namespace QboAdmin.IntuitSimulator.State;

/// <summary>
/// How refresh tokens change. Intuit's documents, its FAQ and users' reports disagree, so a client has to survive each of these.
/// </summary>
[JsonConverter(typeof(StrictEnumConverter<RefreshMode>))]
internal enum RefreshMode
{
    /// <summary>Intuit FAQ: the value changes at the first refresh after 24 h, and the one before it is dead at once.</summary>
    [JsonStringEnumMemberName("rotate-24h")]
    RotateDaily,

    /// <summary>Every refresh answers with a new value; the one before it is dead at once.</summary>
    [JsonStringEnumMemberName("rotate-every-time")]
    RotateEveryTime,

    /// <summary>The 2018 documents: as <c>rotate-24h</c>, but a replaced value works for 24 h more, answered with the new one.</summary>
    [JsonStringEnumMemberName("grace-24h")]
    GraceDaily,

    /// <summary>A new value each time, and whoever uses a replaced one ends the whole grant (Intuit FAQ: repeated attempts may).</summary>
    [JsonStringEnumMemberName("race-kills-grant")]
    RaceKillsGrant,
}
