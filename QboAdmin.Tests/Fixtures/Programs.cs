namespace QboAdmin.Tests.Fixtures;

/// <summary>Programs the tests need; <c>./test.sh</c> installs them and says where they are.</summary>
internal static class Programs
{
    public static string RedisServer { get; } = Find("REDIS_SERVER_PATH", "redis-server");

    public static string Chromium { get; } = Find("CHROMIUM_PATH", "chromium", "chromium-browser", "google-chrome");

    private static string Find(string variable, params string[] names)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path)
        {
            return path;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{names[0]} is not installed and {variable} is not set. Run ./test.sh, which sees to it.");
    }
}
