using System.Text.Json.Serialization;

namespace QboAdmin.Deploy;

/// <summary>What a check has found.</summary>
public enum Verdict
{
    /// <summary>It could not be told, or there is nothing to tell yet.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>Well.</summary>
    [JsonStringEnumMemberName("green")]
    Green,

    /// <summary>Works, and somebody should know.</summary>
    [JsonStringEnumMemberName("amber")]
    Amber,

    /// <summary>Needs a person.</summary>
    [JsonStringEnumMemberName("red")]
    Red,
}
