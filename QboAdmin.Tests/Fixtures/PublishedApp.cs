using QboAdmin.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(PublishedApp))]

namespace QboAdmin.Tests.Fixtures;

/// <summary>The program as it is deployed: published once for all tests that start it as a process.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private static readonly TimeSpan PublishLimit = TimeSpan.FromMinutes(5);

    private readonly Lazy<Task<string>> _published = new(PublishAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The path of <c>QboAdmin.dll</c>.</summary>
    public Task<string> GetDllAsync() => _published.Value;

    private static async Task<string> PublishAsync()
    {
        var folder = Repository.Artifacts("publish");
        await using var publish = new ChildProcess(
            "dotnet",
            ["publish", Path.Combine(Repository.Root, "QboAdmin"), "-c", "Release", "-o", folder, "--nologo", "-v", "quiet"],
            folder: Repository.Root);
        await publish.WaitForExitAsync(PublishLimit);
        return publish.ExitCode == 0
            ? Path.Combine(folder, "QboAdmin.dll")
            : throw new InvalidOperationException($"dotnet publish failed:\n{publish.Output}");
    }
}
