using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser.Journeys;

/// <summary>Two dashboards on one Redis with one simulator, all of them processes of one test.</summary>
internal sealed class TwoInstances : IAsyncDisposable
{
    public required RedisProcess Redis { get; init; }

    public required SimulatorProcess Simulator { get; init; }

    public required AppInstance A { get; init; }

    public required AppInstance B { get; init; }

    public static async Task<TwoInstances> StartAsync(PublishedApp app, RedisProcess redis, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var simulator = await SimulatorProcess.StartAsync(app);
        var instances = await Task.WhenAll(
            AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url, settings),
            AppInstance.StartAsync(app, "web.2", redis.Url, simulator.Url, settings));
        return new TwoInstances { Redis = redis, Simulator = simulator, A = instances[0], B = instances[1] };
    }

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"--- {A.Name}\n{A.Log}\n--- {B.Name}\n{B.Log}");
        }

        await A.DisposeAsync();
        await B.DisposeAsync();
        await Simulator.DisposeAsync();
        await Redis.DisposeAsync();
    }
}
