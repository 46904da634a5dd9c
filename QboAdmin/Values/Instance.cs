namespace QboAdmin.Values;

/// <summary>This process among the others that share the connection.</summary>
/// <param name="Name">Unique among living instances, such as <c>web.1</c>.</param>
/// <param name="Release">The version people know, such as <c>0.1.0</c>.</param>
/// <param name="Commit">The first seven characters of the commit, or empty when the build did not know it.</param>
/// <param name="StartedAt">When the process started.</param>
public sealed record Instance(string Name, string Release, string Commit, DateTimeOffset StartedAt);
