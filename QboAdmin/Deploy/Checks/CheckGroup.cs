using System.Text.Json.Serialization;

namespace QboAdmin.Deploy;

/// <summary>What a check is about; the board has a card for each.</summary>
public enum CheckGroup
{
    /// <summary>What this installation was told.</summary>
    [JsonStringEnumMemberName("settings")]
    Settings,

    /// <summary>The Redis server.</summary>
    [JsonStringEnumMemberName("redis")]
    Redis,

    /// <summary>All instances together.</summary>
    [JsonStringEnumMemberName("fleet")]
    Fleet,

    /// <summary>The four keys.</summary>
    [JsonStringEnumMemberName("tokens")]
    Tokens,

    /// <summary>Intuit's OAuth server and API.</summary>
    [JsonStringEnumMemberName("intuit")]
    Intuit,

    /// <summary>This browser, and the machines the instances run on.</summary>
    [JsonStringEnumMemberName("host")]
    Host,
}
