namespace QboAdmin.Tests.Faults;

/// <summary>A machine whose clock is wrong.</summary>
internal sealed class ShiftedTime(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
