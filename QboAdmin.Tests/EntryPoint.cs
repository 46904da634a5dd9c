using QboAdmin.Tests.Faults;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace QboAdmin.Tests;

/// <summary>Runs the tests; with a word in front, it is something that tests or people start.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["instance", var redisUrl, var simulator, var name, var pace] => InstanceHost.RunAsync(redisUrl, simulator, name, isQuick: pace == "quick"),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
