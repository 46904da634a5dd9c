using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace QboAdmin.Tests.Benchmarks;

/// <summary>The benchmarks, started by <c>dotnet run -c Release --project QboAdmin.Tests -- benchmark</c>; never by the tests.</summary>
internal static class Measurements
{
    public static int Run(string[] options)
    {
        // One of the test libraries ships unoptimized; nothing of it is measured.
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .WithOptions(ConfigOptions.DisableOptimizationsValidator);
        var summaries = BenchmarkSwitcher.FromTypes([typeof(TokenBenchmark)]).Run(options is [] ? ["--filter", "*"] : options, config);
        return summaries.All(summary => summary is { HasCriticalValidationErrors: false }) ? 0 : 1;
    }
}
