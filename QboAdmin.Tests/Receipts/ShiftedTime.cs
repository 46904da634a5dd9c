namespace QboAdmin.Tests.Receipts;

/// <summary>
/// Time that runs as the system's does, beginning half an hour before that of the simulated books, whose clock stands still: so what is booked
/// is always booked after it was sent.
/// </summary>
internal sealed class ShiftedTime : TimeProvider
{
    private readonly TimeSpan _shift = QboAdmin.Tests.IntuitSimulator.The.Now - TimeSpan.FromMinutes(30) - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
