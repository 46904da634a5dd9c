using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Faults;

/// <summary>
/// Random histories of things going wrong. Each run takes fresh ones; one that failed is played again by
/// <c>./test.sh --seed N -class '*.HistoryTests'</c>.
/// </summary>
public sealed class HistoryTests(ITestOutputHelper output)
{
    [Fact]
    public Task Whatever_happens_to_instances_of_one_process_no_rotation_is_lost() =>
        Histories.PlayAsync(TestRun.Histories, atOnce: 8, inProcesses: false, output);
}
