using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Faults;

/// <summary>The same with processes that are killed and frozen in earnest.</summary>
public sealed class ProcessHistoryTests(ITestOutputHelper output)
{
    [Fact]
    public Task Whatever_happens_to_processes_no_rotation_is_lost() =>
        Histories.PlayAsync(TestRun.ProcessHistories, atOnce: 2, inProcesses: true, output);
}
