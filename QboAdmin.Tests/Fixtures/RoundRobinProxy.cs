using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Transforms;

namespace QboAdmin.Tests.Fixtures;

/// <summary>What stands in front of several instances: takes turns, knows no affinity, and asks <c>/ready</c> whom it may send somebody to.</summary>
internal sealed class RoundRobinProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly InMemoryConfigProvider _config;

    private RoundRobinProxy(WebApplication app, InMemoryConfigProvider config, int port) => (_app, _config, Url) = (app, config, $"http://localhost:{port}");

    public string Url { get; }

    public static async Task<RoundRobinProxy> StartAsync()
    {
        var port = Ports.Free();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://localhost:{port}");
        builder.Logging.ClearProviders();
        var config = new InMemoryConfigProvider([], []);
        builder.Services.AddSingleton<IProxyConfigProvider>(config);
        builder.Services.AddReverseProxy().AddTransforms(transforms => transforms.AddOriginalHost());
        var app = builder.Build();
        app.UseWebSockets();
        app.MapReverseProxy();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RoundRobinProxy(app, config, port);
    }

    /// <summary>From now on, these.</summary>
    public void Use(IEnumerable<AppInstance> instances) => _config.Update(
        [new RouteConfig { RouteId = "all", ClusterId = "all", Match = new RouteMatch { Path = "{**path}" } }],
        [
            new ClusterConfig
            {
                ClusterId = "all",
                LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
                HealthCheck = new HealthCheckConfig
                {
                    Active = new ActiveHealthCheckConfig
                    {
                        Enabled = true,
                        Path = "/ready",
                        Interval = TimeSpan.FromMilliseconds(500),
                        Timeout = TimeSpan.FromSeconds(10),
                        Policy = "ConsecutiveFailures",
                    },
                },
                Metadata = new Dictionary<string, string> { ["ConsecutiveFailuresHealthPolicy.Threshold"] = "1" },
                Destinations = instances.ToDictionary(instance => instance.Url, instance => new DestinationConfig { Address = instance.Url }),
            },
        ]);

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }
}
