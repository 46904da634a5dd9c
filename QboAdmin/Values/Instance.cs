using System.Text.Json.Serialization;

namespace QboAdmin.Values;

/// <summary>This process among the others that share the connection.</summary>
/// <param name="Name">As people know it, such as <c>web.1</c>. During a rollout the old and the new one may share it for a while.</param>
/// <param name="Release">The version people know, such as <c>0.1.0</c>.</param>
/// <param name="Commit">The first seven characters of the commit, or empty when the build did not know it.</param>
/// <param name="StartedAt">When the process started.</param>
public sealed record Instance(string Name, string Release, string Commit, DateTimeOffset StartedAt)
{
    /// <summary>When the program was built; null when that is not known.</summary>
    public DateTimeOffset? BuiltAt { get; init; }

    /// <summary>The machine, container or dyno it runs on; empty when another release did not say.</summary>
    public string Host { get; init; } = "";

    /// <summary>Unique among all processes that ever were, unlike the name.</summary>
    [JsonIgnore]
    public string Id => $"{Name}@{StartedAt.ToUnixTimeMilliseconds():x}";

    /// <summary>Release and commit in one, so that two builds of one version can be told apart.</summary>
    [JsonIgnore]
    public string Build => Commit.Length > 0 ? $"{Release}+{Commit}" : Release;
}
