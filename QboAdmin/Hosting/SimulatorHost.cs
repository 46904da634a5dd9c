namespace QboAdmin.Hosting;

/// <summary>The verb <c>simulator</c>.</summary>
internal static class SimulatorHost
{
    public static Task<int> RunAsync(string? urls, string? dataFolder) => Task.FromResult(urls is null && dataFolder is null ? 1 : 1);
}
