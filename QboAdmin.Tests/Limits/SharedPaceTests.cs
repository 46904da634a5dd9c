using System.Diagnostics;
using QboAdmin.EmbeddedRedis;
using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Limits;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Limits;

public sealed class SharedPaceTests(SharedRedis shared)
{
    private static readonly CallLimits Impatient = new() { Patience = TimeSpan.FromMilliseconds(50) };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string NewDatabase() => shared.Process.UrlOf(shared.NextDatabase());

    [Fact]
    public async Task Two_instances_share_the_ten_calls_of_a_second()
    {
        var url = NewDatabase();
        await using var one = await LimitsRoom.StartAsync(url, new CallLimits { AtOnce = 100, Patience = TimeSpan.FromSeconds(20) });
        await using var other = await LimitsRoom.StartAsync(url, new CallLimits { AtOnce = 100, Patience = TimeSpan.FromSeconds(20) });
        var started = Stopwatch.GetTimestamp();

        var taken = await Task.WhenAll(Enumerable.Range(0, 30).Select(async index =>
        {
            (await TakeAsync(index % 2 == 0 ? one : other)).Value.ShouldNotBeNull().Dispose();
            return Stopwatch.GetElapsedTime(started);
        }));

        // Redis's clock decides; each call is seen here a little after it was allowed.
        taken.Count(at => at < TimeSpan.FromSeconds(0.9)).ShouldBeLessThanOrEqualTo(10, string.Join(' ', taken.Order()));
        taken.Max().ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
        (await one.Gauge.ReadAsync(The.Realm)).ShouldNotBeNull().LastMinute.ShouldBe(30);
    }

    [Fact]
    public async Task Ten_calls_at_once_are_the_most_and_a_turn_that_is_given_back_is_free_again()
    {
        var url = NewDatabase();
        await using var one = await LimitsRoom.StartAsync(url, Impatient with { AtOnce = 2 });
        await using var other = await LimitsRoom.StartAsync(url, Impatient with { AtOnce = 2 });
        var first = (await TakeAsync(one)).Value.ShouldNotBeNull();
        (await TakeAsync(other)).Value.ShouldNotBeNull();

        (await TakeAsync(one)).Failure.ShouldBeOfType<QboFailure.Throttled>();
        (await one.Gauge.ReadAsync(The.Realm)).ShouldNotBeNull().UnderWay.ShouldBe(2);
        first.Dispose();

        await Eventually.True(async () => (await TakeAsync(other)).Value is not null);
    }

    [Fact]
    public async Task A_turn_of_a_process_that_died_ends_by_itself()
    {
        await using var room = await LimitsRoom.StartAsync(NewDatabase(), Impatient with { AtOnce = 1, TurnLife = TimeSpan.FromMilliseconds(300) });
        (await TakeAsync(room)).Value.ShouldNotBeNull();

        await Eventually.True(async () => (await TakeAsync(room)).Value is not null);
    }

    [Fact]
    public async Task A_full_minute_tells_when_to_come_back()
    {
        await using var room = await LimitsRoom.StartAsync(NewDatabase(), Impatient with { PerMinute = 3 });
        for (var call = 0; call < 3; call++)
        {
            (await TakeAsync(room)).Value.ShouldNotBeNull().Dispose();
        }

        (await TakeAsync(room)).Failure.ShouldBeOfType<QboFailure.Throttled>().RetryAfter.ShouldBeInRange(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60));
        (await room.Pace.TakeTurnAsync(The.OtherRealm, CallKind.Read, Cancelled)).Value.ShouldNotBeNull();
    }

    [Fact]
    public async Task Batches_have_a_limit_of_their_own()
    {
        await using var room = await LimitsRoom.StartAsync(NewDatabase(), Impatient with { BatchesPerMinute = 1 });
        (await room.Pace.TakeTurnAsync(The.Realm, CallKind.Batch, Cancelled)).Value.ShouldNotBeNull().Dispose();

        (await room.Pace.TakeTurnAsync(The.Realm, CallKind.Batch, Cancelled)).Failure.ShouldBeOfType<QboFailure.Throttled>();
        (await TakeAsync(room)).Value.ShouldNotBeNull();
    }

    [Fact]
    public async Task After_a_429_every_instance_waits_and_knows_until_when()
    {
        var url = NewDatabase();
        await using var one = await LimitsRoom.StartAsync(url);
        await using var other = await LimitsRoom.StartAsync(url);

        await one.Pace.PauseAsync(The.Realm, TimeSpan.FromSeconds(40));
        await other.Pace.PauseAsync(The.Realm, TimeSpan.FromSeconds(1));

        foreach (var room in (LimitsRoom[])[one, other])
        {
            var throttled = (await TakeAsync(room)).Failure.ShouldBeOfType<QboFailure.Throttled>();
            throttled.RetryAfter.ShouldBeGreaterThan(TimeSpan.Zero);
            (await room.Gauge.ReadAsync(The.Realm)).ShouldNotBeNull().PausedUntil.ShouldNotBeNull()
                .ShouldBe(TimeProvider.System.GetUtcNow().AddSeconds(40), TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task Without_Redis_each_instance_keeps_the_limits_and_a_pause_for_itself()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var room = await LimitsRoom.StartAsync(redis.Url, Impatient with { AtOnce = 1, PerSecond = 100 });
        await redis.StopAsync();
        CallTurn? turn = null;
        await Eventually.True(async () => (turn = (await TakeAsync(room)).Value) is not null);

        (await TakeAsync(room)).Failure.ShouldBeOfType<QboFailure.Throttled>();
        turn!.Dispose();
        (await TakeAsync(room)).Value.ShouldNotBeNull().Dispose();
        (await room.Gauge.ReadAsync(The.Realm)).ShouldBeNull();
        await room.Pace.PauseAsync(The.Realm, TimeSpan.FromSeconds(40));
        (await TakeAsync(room)).Failure.ShouldBeOfType<QboFailure.Throttled>().RetryAfter.ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Metered_reads_are_counted_for_the_month()
    {
        await using var room = await LimitsRoom.StartAsync(NewDatabase());

        room.Pace.CountMeteredRead(The.Realm);
        room.Pace.CountMeteredRead(The.Realm);

        await Eventually.Get(() => room.Gauge.ReadAsync(The.Realm), reading => reading?.MeteredReadsThisMonth == 2);
    }

    [Fact]
    public async Task The_Redis_inside_the_program_runs_the_same_scripts()
    {
        var folder = Directory.CreateTempSubdirectory("qboadmin-limits");
        try
        {
            var port = Ports.Free();
            using var server = new EmbeddedRedisServer(folder.FullName, port, "secret", Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
            await using var room = await LimitsRoom.StartAsync($"redis://:secret@127.0.0.1:{port}", Impatient with { PerSecond = 2 });

            (await TakeAsync(room)).Value.ShouldNotBeNull();
            (await TakeAsync(room)).Value.ShouldNotBeNull();
            var reading = (await room.Gauge.ReadAsync(The.Realm)).ShouldNotBeNull();
            (reading.LastMinute, reading.UnderWay).ShouldBe((2, 2));
            await room.Pace.PauseAsync(The.Realm, TimeSpan.FromSeconds(30));
            (await room.Gauge.ReadAsync(The.Realm)).ShouldNotBeNull().PausedUntil.ShouldNotBeNull();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<QboResult<CallTurn>> TakeAsync(LimitsRoom room) => room.Pace.TakeTurnAsync(The.Realm, CallKind.Read, Cancelled);
}
