using QboAdmin.Values;

namespace QboAdmin.Live;

/// <summary>What one instance says of itself with each heartbeat.</summary>
/// <param name="Instance">Which one.</param>
/// <param name="Shows">The connection state its pages show, as a short word.</param>
/// <param name="Version">The version of the connection behind that word.</param>
/// <param name="Pages">How many pages are open on it.</param>
public sealed record InstanceReport(Instance Instance, string Shows, long Version, int Pages);
