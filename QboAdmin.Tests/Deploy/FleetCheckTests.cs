using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using QboAdmin.Access.KeyRing;
using QboAdmin.Connection;
using QboAdmin.Deploy;
using QboAdmin.Live;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Deploy;

public sealed class FleetCheckTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task One_instance_alone_is_well()
    {
        await using var alone = await StartAsync("web.1");
        await Eventually.True(() => alone.Get<Fleet>().IsKnown);

        (await Look.At(alone.Get<OneReleaseCheck>())).ShouldBeGreen("v2.4.1");
        (await Look.Until(alone.Get<OneStateCheck>(), Verdict.Green)).ShouldBeGreen("version");
        (await Look.At(alone.Get<AllHeardCheck>())).ShouldBeGreen("1 of 1");
        (await Look.Until(alone.Get<KeyRingCheck>(), Verdict.Green)).Detail.ShouldBe("1 of 1");
        (await Look.At(alone.Get<MemoryCheck>())).ShouldBeGreen(" of ");
        (await Look.At(alone.Get<DiskCheck>())).ShouldBeGreen("free");
        await HearsAllAsync(alone, pairs: 1);
    }

    [Fact]
    public async Task Two_releases_are_a_rollout_at_first_and_red_when_it_stops_half_way()
    {
        await using var old = await StartAsync("web.1");
        await using var young = await StartAsync("web.2", release: "2.5.0", startedAt: TimeProvider.System.GetUtcNow());
        await SeesAsync(old, 2);

        (await Look.At(old.Get<OneReleaseCheck>())).ShouldBeAmber("Still old: web.1 (v2.4.1)");
        var later = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(11));
        (await Look.At(new OneReleaseCheck(old.Get<Fleet>(), later))).ShouldBeRed("Restart them, or roll back");
    }

    [Fact]
    public async Task Two_instances_that_show_different_states_raise_the_alarm_on_both()
    {
        await using var right = await StartAsync("web.1");
        await using var stuck = await StartAsync("web.2", services => services.Replace(ServiceDescriptor.Singleton<IInstanceStatus>(new StuckStatus())));
        await SeesAsync(right, 2);
        await SeesAsync(stuck, 2);

        var (onRight, onStuck) = (await Look.Until(right.Get<OneStateCheck>(), Verdict.Red), await Look.Until(stuck.Get<OneStateCheck>(), Verdict.Red));

        onRight.ShouldBeRed("web.2: Connected, version 7");
        onStuck.ShouldBeRed("web.1: NotConnected");
    }

    [Fact]
    public async Task Another_client_secret_means_another_key_ring_and_is_red()
    {
        await using var first = await StartAsync("web.1");
        await Eventually.True(() => first.Get<RedisXmlRepository>().Id is not null);
        await using var second = await StartAsync("web.2", secret: new ClientSecret("another-secret"));
        await SeesAsync(first, 2);

        (await Look.Until(first.Get<KeyRingCheck>(), Verdict.Red)).ShouldBeRed("the same QBO_CLIENT_SECRET");
    }

    [Fact]
    public async Task All_pairs_hear_each_other_both_ways()
    {
        await using var one = await StartAsync("web.1");
        await using var two = await StartAsync("web.2");
        await SeesAsync(one, 2);

        await HearsAllAsync(one, pairs: 2);

        one.Get<EchoMeter>().Board.Current.Names.ShouldBe(["web.1", "web.2"]);
    }

    [Fact]
    public async Task An_instance_that_has_not_joined_the_backplane_is_red()
    {
        await using var one = await StartAsync("web.1");
        await using var deaf = await StartAsync("web.2", services => services.Remove(services.Single(service => service.ImplementationType == typeof(HubLink<ConnectionHub>))));
        await SeesAsync(one, 2);

        var finding = await Eventually.Get<Finding>(() => one.Get<EchoCheck>().LookAsync(TestContext.Current.CancellationToken), finding => finding.Verdict == Verdict.Red);

        finding.ShouldBeRed("News does not arrive through the backplane: web.1 to web.2");
    }

    [Fact]
    public async Task Nobody_measures_while_nobody_looks()
    {
        await using var one = await StartAsync("web.1");
        await using var two = await StartAsync("web.2");
        await SeesAsync(one, 2);

        (await redis.Process.ConnectAsync(Database)).KeyExists("qbo_admin:sandbox:deploy:echo").ShouldBeFalse();
        await HearsAllAsync(one, pairs: 2);
        (await redis.Process.ConnectAsync(Database)).KeyExists("qbo_admin:sandbox:deploy:echo").ShouldBeTrue();
    }

    [Fact]
    public async Task A_silent_instance_is_amber_and_then_leaves_a_note()
    {
        await using var one = await StartAsync("web.1", services => services.Replace(ServiceDescriptor.Singleton(new HeartbeatOptions
        {
            Every = TimeSpan.FromMilliseconds(250),
            Silent = TimeSpan.FromMilliseconds(500),
            Gone = TimeSpan.FromSeconds(4),
        })));
        await GhostAsync(one, ghost => ghost);

        var finding = await Eventually.Get<Finding>(() => one.Get<AllHeardCheck>().LookAsync(TestContext.Current.CancellationToken), finding => finding.Verdict == Verdict.Amber);

        finding.ShouldBeAmber("Not heard: ghost");
        var note = await Eventually.Get<InstanceDeparture?>(async () => (await one.Get<InstanceDepartures>().ReadAsync()).FirstOrDefault(), departure => departure is not null);
        note!.Instance.Name.ShouldBe("ghost");
        note.SaidGoodbye.ShouldBeFalse();
        one.Get<Fleet>().All.Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_instance_that_ends_in_order_says_goodbye_at_once()
    {
        await using var one = await StartAsync("web.1");
        await using var two = await StartAsync("web.2");
        await SeesAsync(one, 2);

        await two.StopAsync();

        await SeesAsync(one, 1);
        var note = (await one.Get<InstanceDepartures>().ReadAsync()).ShouldHaveSingleItem();
        note.Instance.Name.ShouldBe("web.2");
        note.SaidGoodbye.ShouldBeTrue();
    }

    [Fact]
    public async Task An_instance_close_to_its_memory_limit_or_with_a_full_disk_is_red()
    {
        await using var one = await StartAsync("web.1");
        await GhostAsync(one, ghost => ghost, new InstanceVitals(980L << 20, 1_000L << 20, 3, 12L << 20, 1.2));

        (await Look.At(one.Get<MemoryCheck>())).ShouldBeRed("ghost may be killed at any moment");
        (await Look.At(one.Get<DiskCheck>())).ShouldBeRed("The disk of ghost is full");
    }

    [Fact]
    public async Task Vital_signs_alone_send_nothing_to_the_dashboard()
    {
        await using var one = await StartAsync("web.1");
        await GhostAsync(one, ghost => ghost, new InstanceVitals(100, 1_000, 3, null, 1.2));
        var drawn = one.Get<InstanceHeartbeat>().Board.Current;

        await GhostAsync(one, ghost => ghost, new InstanceVitals(200, 1_000, 4, null, 1.3));

        one.Get<InstanceHeartbeat>().Board.Current.ShouldBeSameAs(drawn);
    }

    private int Database => int.Parse(_url[(_url.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);

    // A newcomer's first seconds don't count, so an instance of the test has been there for a while.
    private Task<TestInstance> StartAsync(
        string name,
        Action<IServiceCollection>? configure = null,
        ClientSecret? secret = null,
        string release = "2.4.1",
        DateTimeOffset? startedAt = null) => TestInstance.StartAsync(_url, name, configure: services =>
    {
        services.AddKeyRing(secret ?? The.ClientSecret);
        services.AddDeploy(new DeployOptions { SettingsNeeded = 5 }, new LeavingOptions());
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostLifetime) && service.ImplementationType == typeof(MovingLifetime)));
        services.AddSingleton<OneReleaseCheck>().AddSingleton<OneStateCheck>().AddSingleton<KeyRingCheck>().AddSingleton<AllHeardCheck>().AddSingleton<MemoryCheck>().AddSingleton<DiskCheck>();
        services.Replace(ServiceDescriptor.Singleton(The.Instance with { Name = name, Release = release, StartedAt = startedAt ?? The.Instance.StartedAt }));
        configure?.Invoke(services);
    });

    private static Task<int> SeesAsync(TestInstance instance, int count) => Eventually.Get(() => instance.Get<Fleet>().All.Length, seen => seen == count);

    private static async Task HearsAllAsync(TestInstance instance, int pairs)
    {
        var finding = await Eventually.Get<Finding>(() => instance.Get<EchoCheck>().LookAsync(TestContext.Current.CancellationToken), finding => finding.Verdict is Verdict.Green or Verdict.Amber);
        finding.Detail.ShouldBe($"{pairs} of {pairs} pairs");
        TestContext.Current.TestOutputHelper?.WriteLine($"slowest echo of {pairs} pairs: {finding.Measured}");
    }

    /// <summary>One heartbeat of an instance that is never heard again.</summary>
    private static async Task GhostAsync(TestInstance seenBy, Func<InstanceReport, InstanceReport> change, InstanceVitals? vitals = null)
    {
        var ghost = new InstanceReport(The.Instance with { Name = "ghost" }, seenBy.Current.State.ToString(), seenBy.Current.Version, 0);
        await seenBy.Get<InstanceRegister>().BeatAsync(change(ghost), vitals);
        await Eventually.Get(
            () => seenBy.Get<Fleet>().AllWithVitals.FirstOrDefault(sighting => sighting.Report.Instance.Name == "ghost"),
            sighting => sighting is not null && sighting.Vitals == vitals);
    }

    private sealed class StuckStatus : IInstanceStatus
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public string Shows => "Connected";

        public long Version => 7;

        public string? Mark => "7Q2M-K4TD";
    }
}
