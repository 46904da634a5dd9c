using Microsoft.Extensions.Time.Testing;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tests.Live;

public sealed class InstanceRegisterTests(SharedRedis redis)
{
    private static readonly HeartbeatOptions Quick = new()
    {
        Silent = TimeSpan.FromMilliseconds(400),
        Gone = TimeSpan.FromMilliseconds(1_200),
    };

    private static readonly RedisKeys Keys = new(QboEnvironment.Sandbox);

    private readonly int _database = redis.NextDatabase();

    [Fact]
    public async Task Instances_see_each_other_in_the_order_of_their_names()
    {
        await using var line = await RedisLine.ConnectAsync(redis.Process.UrlOf(_database));
        var register = new InstanceRegister(line.Connection, Keys, new InstanceDepartures(line.Connection, Keys), TimeProvider.System, new HeartbeatOptions());

        await register.BeatAsync(Report("web.2", "Connected"));
        var seen = await register.BeatAsync(Report("web.1", "RedisAway"));

        seen.Select(sighting => sighting.Report.Instance.Name).ShouldBe(["web.1", "web.2"]);
        seen.Single(sighting => sighting.IsThis).Report.Instance.Name.ShouldBe("web.1");
        seen.ShouldAllBe(sighting => sighting.SilentSince == null);
        seen[1].Report.ShouldBe(Report("web.2", "Connected"));
    }

    [Fact]
    public async Task Instances_of_the_other_environment_are_others_and_not_seen()
    {
        await using var line = await RedisLine.ConnectAsync(redis.Process.UrlOf(_database));
        await new InstanceRegister(line.Connection, new RedisKeys(QboEnvironment.Production), new InstanceDepartures(line.Connection, new RedisKeys(QboEnvironment.Production)), TimeProvider.System, new HeartbeatOptions()).BeatAsync(Report("web.2", "Connected"));

        var seen = await BeatAsync(new InstanceRegister(line.Connection, Keys, new InstanceDepartures(line.Connection, Keys), TimeProvider.System, new HeartbeatOptions()));

        seen.ShouldHaveSingleItem().Report.Instance.Name.ShouldNotBe("web.2");
    }

    [Fact]
    public async Task One_that_stops_beating_falls_silent_and_then_leaves_the_list()
    {
        await using var line = await RedisLine.ConnectAsync(redis.Process.UrlOf(_database));
        var register = new InstanceRegister(line.Connection, Keys, new InstanceDepartures(line.Connection, Keys), TimeProvider.System, Quick);
        await register.BeatAsync(Report("web.2", "Connected"));

        var silent = await Eventually.Get(() => BeatAsync(register), seen => seen.Any(sighting => sighting.SilentSince is not null));
        silent.Single(sighting => sighting.SilentSince is not null).Report.Instance.Name.ShouldBe("web.2");
        await Eventually.Get(() => BeatAsync(register), seen => seen.Length == 1);
        await Eventually.Get(async () => await (await redis.Process.ConnectAsync(_database)).HashLengthAsync("qbo_admin:instances:sandbox"), count => count == 1);
    }

    [Fact]
    public async Task One_that_says_goodbye_is_gone_at_once()
    {
        await using var line = await RedisLine.ConnectAsync(redis.Process.UrlOf(_database));
        var register = new InstanceRegister(line.Connection, Keys, new InstanceDepartures(line.Connection, Keys), TimeProvider.System, new HeartbeatOptions());
        var leaving = Report("web.2", "Connected");
        await register.BeatAsync(leaving);

        await register.LeaveAsync(leaving.Instance);

        (await BeatAsync(register)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task Wrong_clocks_do_not_make_a_living_instance_silent(int hours)
    {
        await using var line = await RedisLine.ConnectAsync(redis.Process.UrlOf(_database));
        var wrong = new InstanceRegister(line.Connection, Keys, new InstanceDepartures(line.Connection, Keys), new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(hours)), new HeartbeatOptions());
        var right = new InstanceRegister(line.Connection, Keys, new InstanceDepartures(line.Connection, Keys), TimeProvider.System, new HeartbeatOptions());

        await wrong.BeatAsync(Report("web.2", "Connected"));

        var seen = await right.BeatAsync(Report("web.1", "Connected"));
        seen.Length.ShouldBe(2);
        seen.ShouldAllBe(sighting => sighting.SilentSince == null);
    }

    [Fact]
    public async Task Entries_that_cannot_be_read_are_left_out()
    {
        await (await redis.Process.ConnectAsync(_database)).HashSetAsync("qbo_admin:instances:sandbox",
            [new("a", "garbage"), new("b", "{}"), new("c", "null"), new("d", "{\"Report\":{\"Instance\":null},\"Seen\":1}"), new("e", (RedisValue)new byte[] { 0xFF })]);
        await using var line = await RedisLine.ConnectAsync(redis.Process.UrlOf(_database));

        (await BeatAsync(new InstanceRegister(line.Connection, Keys, new InstanceDepartures(line.Connection, Keys), TimeProvider.System, new HeartbeatOptions()))).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_list_of_another_type_is_made_anew_by_the_next_heartbeats()
    {
        await (await redis.Process.ConnectAsync(_database)).StringSetAsync("qbo_admin:instances:sandbox", "text");
        await using var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database));

        await Eventually.Get(() => instance.Get<InstanceHeartbeat>().Board.Current, board => board is { IsComplete: true, Sightings.Length: 1 });
    }

    [Fact]
    public async Task A_change_of_state_is_on_every_board_at_once_and_a_stopped_instance_leaves_it()
    {
        await using var a = await TestInstance.StartAsync(redis.Process.UrlOf(_database), "web.1");
        await using var b = await TestInstance.StartAsync(redis.Process.UrlOf(_database), "web.2", a.Intuit);
        await BoardAsync(a, ("web.1", "NotConnected"), ("web.2", "NotConnected"));

        await a.ConnectAsync();
        await BoardAsync(a, ("web.1", "Connected"), ("web.2", "Connected"));
        await BoardAsync(b, ("web.1", "Connected"), ("web.2", "Connected"));

        await b.StopAsync();
        await BoardAsync(a, ("web.1", "Connected"));
    }

    private static Task<InstanceBoard> BoardAsync(TestInstance instance, params (string, string)[] expected) => Eventually.Get(
        () => instance.Get<InstanceHeartbeat>().Board.Current,
        board => board.Sightings.Select(sighting => (sighting.Report.Instance.Name, sighting.Report.Shows)).SequenceEqual(expected));

    private static Task<System.Collections.Immutable.ImmutableArray<InstanceSighting>> BeatAsync(InstanceRegister register) =>
        register.BeatAsync(Report("web.1", "Connected"));

    private static InstanceReport Report(string name, string shows) => new(The.Instance with { Name = name }, shows, 3, 1);
}
