namespace QboAdmin.Live;

/// <summary>How an instance is at the moment of a heartbeat.</summary>
/// <param name="MemoryBytes">What the process holds.</param>
/// <param name="MemoryLimitBytes">What it may hold: the container's limit, or the machine's memory.</param>
/// <param name="CpuPercent">Since the heartbeat before, of one processor; 100 is one processor's full time.</param>
/// <param name="DiskFreeBytes">Free where it keeps temporary files; null when that can't be asked.</param>
/// <param name="RedisMilliseconds">The round trip of the heartbeat before; null when there was none.</param>
public sealed record InstanceVitals(long MemoryBytes, long MemoryLimitBytes, double CpuPercent, long? DiskFreeBytes, double? RedisMilliseconds);
