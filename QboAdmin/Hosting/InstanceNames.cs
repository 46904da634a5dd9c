using System.Reflection;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>
/// Who this process is: its name from the settings, its release and commit from the build. Heroku knows both better than a build that saw no
/// repository (its "dyno metadata": HEROKU_RELEASE_VERSION, HEROKU_BUILD_COMMIT, before that HEROKU_SLUG_COMMIT).
/// </summary>
internal static class InstanceNames
{
    private const int CommitLength = 7;

    public static Instance This(string name, Func<string, string?> variable, TimeProvider time)
    {
        var assembly = typeof(InstanceNames).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        var release = Set("HEROKU_RELEASE_VERSION")?.TrimStart('v') ?? (plus < 0 ? version : version[..plus]);
        var commit = Set("HEROKU_BUILD_COMMIT") ?? Set("HEROKU_SLUG_COMMIT") ?? (plus < 0 ? "" : version[(plus + 1)..]);
        return new Instance(name, release, commit.Length > CommitLength ? commit[..CommitLength] : commit, time.GetUtcNow())
        {
            BuiltAt = BuiltAt(assembly.Location),
            Host = Environment.MachineName,
        };

        string? Set(string variableName) => variable(variableName) is { Length: > 0 } value ? value : null;
    }

    private static DateTimeOffset? BuiltAt(string file) => File.Exists(file) ? new DateTimeOffset(File.GetLastWriteTimeUtc(file)) : null;
}
