using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using QboAdmin.Deploy;
using QboAdmin.Live;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Deploy;

public sealed class LeavingTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task Alone_it_ends_at_once_and_asks_nobody_to_move()
    {
        await using var alone = await StartAsync("web.1");
        var application = new Application();
        using var lifetime = Lifetime(alone, application);

        await lifetime.LeaveAsync();

        application.ApplicationStopping.IsCancellationRequested.ShouldBeTrue();
        alone.Get<LeavingState>().Stage.ShouldBe(LeavingStage.Staying);
    }

    [Fact]
    public async Task In_company_it_takes_nothing_new_then_asks_its_pages_to_move_then_ends_and_the_others_know()
    {
        await using var leaves = await StartAsync("web.1");
        await using var stays = await StartAsync("web.2");
        await Eventually.Get(() => leaves.Get<Fleet>().All.Length, count => count == 2);
        var application = new Application();
        using var lifetime = Lifetime(leaves, application);
        var state = leaves.Get<LeavingState>();
        var stages = new List<LeavingStage>();
        state.Changed += () => stages.Add(state.Stage);

        // Somebody has a page open and does not move.
        await leaves.Get<OpenPages>().OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        var leaving = lifetime.LeaveAsync();
        await Eventually.True(() => stays.Get<Fleet>().All.Any(sighting => sighting.Report.IsLeaving));
        stays.Get<Fleet>().Staying.Select(report => report.Instance.Name).ShouldBe(["web.2"]);

        await leaving;
        stages.ShouldBe([LeavingStage.SendsNobodyNew, LeavingStage.PagesMove]);
        application.ApplicationStopping.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task Told_twice_it_ends_at_once()
    {
        await using var leaves = await StartAsync("web.1");
        await using var stays = await StartAsync("web.2");
        await Eventually.Get(() => leaves.Get<Fleet>().All.Length, count => count == 2);
        var application = new Application();
        using var lifetime = Lifetime(leaves, application, TimeSpan.FromMinutes(5));

        var first = lifetime.LeaveAsync();
        await lifetime.LeaveAsync();

        application.ApplicationStopping.IsCancellationRequested.ShouldBeTrue();
        await first.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);
    }

    private Task<TestInstance> StartAsync(string name) => TestInstance.StartAsync(_url, name, configure: services =>
    {
        services.AddDeploy(new DeployOptions { SettingsNeeded = 5 }, new LeavingOptions());
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostLifetime) && service.ImplementationType == typeof(MovingLifetime)));
        services.Replace(ServiceDescriptor.Singleton(The.Instance with { Name = name }));
    });

    private static MovingLifetime Lifetime(TestInstance instance, Application application, TimeSpan? drain = null) => new(
        application,
        instance.Get<Fleet>(),
        instance.Get<LeavingState>(),
        instance.Get<OpenPages>(),
        new LeavingOptions { Drain = drain ?? TimeSpan.FromSeconds(2), PagesMove = TimeSpan.FromMilliseconds(300) },
        TimeProvider.System,
        NullLogger<MovingLifetime>.Instance);

    private sealed class Application : IHostApplicationLifetime
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();
    }
}
