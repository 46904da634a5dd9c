using System.Collections.Concurrent;
using System.Diagnostics;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Faults;

/// <summary>Plays many histories, and says how to play again one that ended badly.</summary>
internal static class Histories
{
    public static async Task PlayAsync(int count, int atOnce, bool inProcesses, ITestOutputHelper output)
    {
        var started = Stopwatch.GetTimestamp();
        var first = TestRun.Seed ?? Random.Shared.Next(1_000_000_000);
        var seeds = Enumerable.Range(first, TestRun.Seed is null ? count : 1).ToList();
        var failures = new ConcurrentBag<string>();
        Say($"{seeds.Count} histories with seeds from {first}");

        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (seed, _) =>
        {
            if (await History.RunAsync(seed, inProcesses) is { } wrong)
            {
                var tests = inProcesses ? nameof(ProcessHistoryTests) : nameof(HistoryTests);
                failures.Add($"History {seed} (again: ./test.sh --seed {seed} -class '*.{tests}'):\n{wrong}");
            }
        });

        Say($"{seeds.Count - failures.Count} of {seeds.Count} histories ended well, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        failures.ShouldBeEmpty();

        // Also on the console: what a test says is shown only when it fails, and what a good run tried is worth knowing, too.
        void Say(string line)
        {
            output.WriteLine(line);
            Console.WriteLine(line);
        }
    }
}
