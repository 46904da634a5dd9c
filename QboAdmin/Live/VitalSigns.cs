namespace QboAdmin.Live;

/// <summary>Reads how this process is.</summary>
internal sealed class VitalSigns(TimeProvider time)
{
    private long _readAt = time.GetTimestamp();
    private TimeSpan _cpu = Environment.CpuUsage.TotalTime;
    private double? _redisMilliseconds;

    /// <summary>The time that a heartbeat took to reach Redis and back.</summary>
    public void NoteRedis(TimeSpan roundTrip) => _redisMilliseconds = Math.Round(roundTrip.TotalMilliseconds, 1);

    public InstanceVitals Read()
    {
        var (readAt, cpu) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var elapsed = time.GetElapsedTime(_readAt, readAt);
        var percent = elapsed > TimeSpan.Zero ? (cpu - _cpu) / elapsed * 100 : 0;
        (_readAt, _cpu) = (readAt, cpu);
        return new InstanceVitals(
            Environment.WorkingSet,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Math.Round(percent, 1),
            FreeDisk(),
            _redisMilliseconds);
    }

    private static long? FreeDisk()
    {
        try
        {
            return new DriveInfo(Path.GetTempPath()).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
