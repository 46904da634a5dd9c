using System.Reflection;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>Who this process is: its name from the settings, its release and commit from the build.</summary>
internal static class InstanceNames
{
    public static Instance This(string name, TimeProvider time)
    {
        var version = typeof(InstanceNames).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        var commit = plus < 0 ? "" : version[(plus + 1)..];
        return new Instance(name, plus < 0 ? version : version[..plus], commit.Length > 7 ? commit[..7] : commit, time.GetUtcNow());
    }
}
