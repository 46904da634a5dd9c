using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Tokens;

/// <summary>Long times without a person, on a clock that the test moves. Redis's own clock moves along: its keys are made older.</summary>
public sealed class UnattendedTests(SharedRedis redis, ITestOutputHelper output)
{
    private const int AwakeHours = 3;

    private readonly int _database = redis.NextDatabase();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_hundred_and_twenty_days_pass_and_no_clock_ever_runs_out()
    {
        var started = Stopwatch.GetTimestamp();
        await using var instance = await StartAsync(new ScriptedIntuit(_clock) { KeepsTime = true });
        var firstDay = _clock.GetUtcNow();
        var first = instance.Memory.State.Tokens!.RefreshToken;
        var (soonest, shortest) = (TimeSpan.MaxValue, TimeSpan.MaxValue);

        for (var day = 1; day <= 120; day++)
        {
            // A few hours of each day; the rest of it the machine sleeps.
            _clock.SetUtcNow(firstDay.AddDays(day));
            for (var hour = 1; hour <= AwakeHours; hour++)
            {
                var end = instance.Current.AccessTokenEndsAt!.Value;
                _clock.SetUtcNow(Later(end - TimeSpan.FromMinutes(9), _clock.GetUtcNow()));
                var renewed = await RenewedAsync(instance, end);
                renewed.IsAuthenticated(_clock.GetUtcNow()).ShouldBeTrue();
                soonest = Shorter(soonest, renewed.RefreshTokenEndsAt!.Value - _clock.GetUtcNow());
            }

            shortest = Shorter(shortest, await AgeAsync(TimeSpan.FromDays(1)));
        }

        output.WriteLine($"{instance.Intuit.Refreshes} refreshes in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; the refresh token never had less than {soonest.TotalDays:0.0} days, no key less than {shortest.TotalDays:0.0}");
        instance.Intuit.Refreshes.ShouldBeInRange(120 * AwakeHours, 120 * (AwakeHours + 1));
        instance.Memory.State.Tokens.RefreshToken.ShouldNotBe(first);
        soonest.ShouldBeGreaterThan(TimeSpan.FromDays(99));
        shortest.ShouldBeGreaterThan(TimeSpan.FromDays(88));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(60)]
    [InlineData(24 * 80)]
    public async Task After_the_machine_has_slept_the_token_is_renewed_at_once(int hours)
    {
        await using var instance = await StartAsync(new ScriptedIntuit(_clock) { KeepsTime = true });
        var end = instance.Current.AccessTokenEndsAt!.Value;

        _clock.Advance(TimeSpan.FromHours(hours));

        (await RenewedAsync(instance, end)).State.ShouldBe(ConnectionState.Connected);
        (instance.Current.AccessTokenEndsAt!.Value - _clock.GetUtcNow()).ShouldBeGreaterThan(TimeSpan.FromMinutes(50));
        instance.Intuit.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_keep_the_keeper_from_its_work()
    {
        await using var instance = await StartAsync(new ScriptedIntuit(_clock) { KeepsTime = true });
        _clock.AdjustTime(_clock.GetUtcNow().AddHours(-3));
        await TickAsync(instance);
        instance.Intuit.Refreshes.ShouldBe(0);

        _clock.AdjustTime(_clock.GetUtcNow().AddHours(3.9));
        await RenewedAsync(instance, instance.Current.AccessTokenEndsAt!.Value);
        instance.Intuit.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task At_Intuits_hard_end_a_person_is_needed_and_Intuit_is_not_asked_any_more()
    {
        var intuit = new ScriptedIntuit(_clock) { KeepsTime = true, HardEnd = _clock.GetUtcNow().AddHours(3) };
        await using var instance = await StartAsync(intuit);
        while (intuit.HardEnd - _clock.GetUtcNow() > TimeSpan.FromHours(1))
        {
            var end = instance.Current.AccessTokenEndsAt!.Value;
            _clock.SetUtcNow(end - TimeSpan.FromMinutes(9));
            await RenewedAsync(instance, end);
        }

        var refreshes = intuit.Refreshes;
        instance.Current.HardEndsAt.ShouldBe(intuit.HardEnd);
        instance.Current.State.ShouldBe(ConnectionState.Connected);
        _clock.SetUtcNow(intuit.HardEnd);

        await Eventually.Get(
            async () =>
            {
                await TickAsync(instance);
                return instance.Current.State;
            },
            state => state == ConnectionState.ReconnectNeeded);
        _clock.Advance(TimeSpan.FromDays(1));
        await TickAsync(instance);
        await TickAsync(instance);
        instance.Current.IsAuthenticated(_clock.GetUtcNow()).ShouldBeFalse();
        (intuit.Refreshes - refreshes).ShouldBeInRange(0, 1);

        intuit.HardEnd = _clock.GetUtcNow().AddDays(1825);
        await instance.ConnectAsync();
        instance.Current.State.ShouldBe(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_set_that_lacks_what_can_be_had_again_is_made_whole_by_itself()
    {
        await using var instance = await StartAsync(new ScriptedIntuit(_clock));
        var python = new Python(await redis.Process.ConnectAsync(_database));
        await python.DeleteAsync("access_token");
        await python.SetExAsync("token_expires_at", "soon");
        await Eventually.Get(
            async () =>
            {
                await TickAsync(instance);
                return instance.Current.State;
            },
            state => state == ConnectionState.SetIncomplete);
        await TickAsync(instance);
        instance.Intuit.Refreshes.ShouldBe(0);

        await Eventually.True(async () =>
        {
            await TickAsync(instance, TimeSpan.FromSeconds(5));
            return instance.Current.State == ConnectionState.Connected;
        });
        instance.Intuit.Refreshes.ShouldBe(1);
    }

    private async Task<TestInstance> StartAsync(ScriptedIntuit intuit)
    {
        var instance = await TestInstance.StartAsync(redis.Process.UrlOf(_database), intuit: intuit, keeps: true, time: _clock);

        // Also the line to Redis is waited for by this clock.
        var connecting = instance.ConnectAsync();
        await Eventually.True(() =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            return connecting.IsCompleted;
        });
        await connecting;
        await instance.ShowsAsync(ConnectionState.Connected);
        return instance;
    }

    private async Task<ConnectionSnapshot> RenewedAsync(TestInstance instance, DateTimeOffset end)
    {
        var until = Stopwatch.GetTimestamp();
        while (instance.Current is not { State: ConnectionState.Connected } shown || shown.AccessTokenEndsAt <= end)
        {
            await TickAsync(instance, TimeSpan.FromMilliseconds(50));
            Stopwatch.GetElapsedTime(until).ShouldBeLessThan(Eventually.Limit, $"shows {instance.Current}");
        }

        return instance.Current;
    }

    /// <summary>Lets whoever sleeps wake and look.</summary>
    private async Task TickAsync(TestInstance instance, TimeSpan? time = null)
    {
        _clock.Advance(time ?? TimeSpan.FromSeconds(11));
        await instance.Get<ConnectionWatch>().LookAsync();
    }

    /// <summary>Redis's keys get older.</summary>
    /// <returns>The shortest life that any of the four has left.</returns>
    private async Task<TimeSpan> AgeAsync(TimeSpan age)
    {
        var database = await redis.Process.ConnectAsync(_database);
        var shortest = TimeSpan.MaxValue;
        foreach (var name in new[] { "access_token", "refresh_token", "realm_id", "token_expires_at" })
        {
            var life = (await database.KeyTimeToLiveAsync($"qbo_tokens:sandbox:{name}"))!.Value - age;
            await database.KeyExpireAsync($"qbo_tokens:sandbox:{name}", life);
            shortest = Shorter(shortest, life);
        }

        return shortest;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
