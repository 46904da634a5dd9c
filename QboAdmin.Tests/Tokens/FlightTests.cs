using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Tokens;

/// <summary>What the flight recorder notes, over a real Redis.</summary>
public sealed class FlightTests(SharedRedis redis)
{
    private readonly int _database = redis.NextDatabase();

    private string Url => redis.Process.UrlOf(_database);

    [Fact]
    public async Task An_attempt_is_noted_with_all_that_explains_it()
    {
        await WriteAsync("old-access", "RT1-old");
        await using var web = await TestInstance.StartAsync(Url, intuit: new ScriptedIntuit(TimeProvider.System) { Rotates = true });

        (await web.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Refreshed);
        var flight = await NotedAsync(web, flight => flight.IsAttempt);

        flight.Kind.ShouldBe(FlightKind.Rotated);
        flight.Instance.ShouldBe("web.1");
        flight.Reason.ShouldBe(RefreshReason.Person);
        flight.LockMilliseconds.ShouldNotBeNull();
        flight.IntuitMilliseconds.ShouldBe(12);
        flight.Milliseconds!.Value.ShouldBeGreaterThanOrEqualTo(flight.LockMilliseconds.Value);
        flight.IntuitTid.ShouldBe("1-tid");
        flight.RefreshTokenBefore.ShouldBe(The.Fingerprinter.Of(RefreshToken.Parse("RT1-old")));
        flight.RefreshTokenAfter.ShouldBe(web.Current.RefreshToken);
        flight.AccessTokenBefore.ShouldBe(The.Fingerprinter.Of(AccessToken.Parse("old-access")));
        flight.AccessTokenAfter.ShouldBe(web.Current.AccessToken);
        flight.Why.ShouldBeNull();
    }

    [Fact]
    public async Task A_refusal_and_a_passing_failure_say_why()
    {
        await WriteAsync("old-access", "RT1-old");
        var intuit = new ScriptedIntuit(TimeProvider.System) { Failure = new OAuthFailure(OAuthFailureKind.Passing, "Intuit failed (503)", IntuitTid: "1-bad", Milliseconds: 7) };
        await using var web = await TestInstance.StartAsync(Url, intuit: intuit);

        await web.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        var failed = await NotedAsync(web, flight => flight.Kind == FlightKind.Failed);
        intuit.Failure = new OAuthFailure(OAuthFailureKind.InvalidGrant, "Intuit refused the token (invalid_grant)", "invalid_grant", "1-worse");
        await web.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        var refused = await NotedAsync(web, flight => flight.Kind == FlightKind.Refused);

        (failed.Why, failed.IntuitTid, failed.IntuitMilliseconds).ShouldBe(("Intuit failed (503)", "1-bad", 7));
        (refused.Why, refused.IntuitTid).ShouldBe(("Intuit refused the token (invalid_grant)", "1-worse"));
        refused.RefreshTokenAfter.ShouldBeNull();
    }

    [Fact]
    public async Task A_page_on_another_instance_sees_it_without_asking()
    {
        await WriteAsync("old-access", "RT1-old");
        await using var a = await TestInstance.StartAsync(Url, "web.1");
        await using var b = await TestInstance.StartAsync(Url, "web.2");
        using var watched = b.Get<FlightLog>().Latest.Subscribe();
        await Eventually.True(() => b.Get<FlightLog>().Latest.Current.IsShared);

        await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);

        var seen = await Eventually.Get(() => b.Get<FlightLog>().Latest.Current, list => list.Flights.Any(flight => flight.Kind == FlightKind.Refreshed));
        seen.Flights.Single(flight => flight.Kind == FlightKind.Refreshed).Instance.ShouldBe("web.1");
    }

    [Fact]
    public async Task An_attempt_shows_while_it_is_on_its_way()
    {
        await WriteAsync("old-access", "RT1-old");
        var intuit = new ScriptedIntuit(TimeProvider.System) { Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) };
        await using var web = await TestInstance.StartAsync(Url, intuit: intuit);
        using var watched = web.Get<FlightLog>().Latest.Subscribe();

        var refresh = web.Refresher.RefreshAsync(RefreshReason.Caller, CancellationToken.None);
        var underway = await Eventually.Get(() => web.Get<FlightLog>().Latest.Current, list => list.Flights.Any(flight => flight.Kind == FlightKind.Underway));
        intuit.Hold.SetResult();
        await refresh;

        var landed = await Eventually.Get(() => web.Get<FlightLog>().Latest.Current, list => list.Flights.Any(flight => flight.Kind == FlightKind.Refreshed));
        landed.Flights.Single(flight => flight.IsAttempt).Id.ShouldBe(underway.Flights.Single(flight => flight.IsAttempt).Id);
    }

    [Fact]
    public async Task What_was_written_elsewhere_is_one_entry_whoever_noticed()
    {
        await using var a = await TestInstance.StartAsync(Url, "web.1");
        await using var b = await TestInstance.StartAsync(Url, "web.2");

        await WriteAsync("from-python", "RT1-python");
        await NotedAsync(a, flight => flight.Kind == FlightKind.WrittenElsewhere);
        await Eventually.True(() => a.Get<EventLog>().Latest.Current.Events.Length == b.Get<EventLog>().Latest.Current.Events.Length);
        await b.StopAsync();

        (await ReadAsync(a)).Count(flight => flight.Kind == FlightKind.WrittenElsewhere).ShouldBe(1);
    }

    [Fact]
    public async Task What_an_instance_writes_late_under_old_times_is_seen_too()
    {
        await using var a = await TestInstance.StartAsync(Url, "web.1");
        await using var b = await TestInstance.StartAsync(Url, "web.2");
        using var watched = b.Get<FlightLog>().Latest.Subscribe();
        await Eventually.True(() => b.Get<FlightLog>().Latest.Current.IsShared);

        a.Get<FlightRecorder>().Note(new Flight("from-an-outage", DateTimeOffset.UtcNow.AddHours(-5), FlightKind.Failed, "web.1") { Reason = RefreshReason.Keeper });

        await Eventually.Get(() => b.Get<FlightLog>().Latest.Current, list => list.Flights.Any(flight => flight.Id == "from-an-outage"));
    }

    [Fact]
    public async Task Asking_again_and_again_in_vain_is_one_entry()
    {
        await using var web = await TestInstance.StartAsync(Url);

        for (var i = 0; i < 20; i++)
        {
            (await web.Refresher.RefreshAsync(RefreshReason.Caller, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.NotConnected);
        }

        await web.StopAsync();
        await using var other = await TestInstance.StartAsync(Url, "web.2");
        (await ReadAsync(other)).Single().Kind.ShouldBe(FlightKind.NotAsked);
    }

    [Fact]
    public async Task Entries_are_bounded_in_age_number_and_size()
    {
        await using var web = await TestInstance.StartAsync(Url);
        var book = web.Get<FlightBook>();
        var now = DateTimeOffset.UtcNow;

        await book.AppendAsync([new Flight("too-old", now.AddDays(-31), FlightKind.Refreshed, "web.1")]);
        await book.AppendAsync([.. Enumerable.Range(0, RedisKeys.MaxFlights + 50).Select(number => new Flight($"flight-{number}", now.AddSeconds(-number), FlightKind.Refreshed, "web.1"))]);
        await book.AppendAsync([new Flight("wordy", now, FlightKind.Failed, new string('x', 500)) { Why = new string('ю', 5_000), By = new string('ю', 5_000) }]);

        var kept = await ReadAsync(web);
        kept.Count.ShouldBe(RedisKeys.MaxFlights);
        kept.ShouldNotContain(flight => flight.Id == "too-old");
        kept.ShouldContain(flight => flight.Id == "wordy");
        var connected = await redis.Process.ConnectAsync(_database);
        (await connected.SortedSetRangeByRankAsync(web.Get<RedisKeys>().Flights)).Max(entry => ((byte[])entry!).Length).ShouldBeLessThanOrEqualTo(RedisKeys.MaxFlightBytes);
    }

    [Fact]
    public async Task A_key_of_another_type_neither_fails_a_refresh_nor_stays()
    {
        await WriteAsync("old-access", "RT1-old");
        await using var web = await TestInstance.StartAsync(Url);
        var connected = await redis.Process.ConnectAsync(_database);
        await connected.StringSetAsync(web.Get<RedisKeys>().Flights, "not a set");

        (await web.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Refreshed);

        await Eventually.True(async () => await connected.KeyTypeAsync(web.Get<RedisKeys>().Flights) == StackExchange.Redis.RedisType.SortedSet);
        (await NotedAsync(web, flight => flight.IsAttempt)).Kind.ShouldBe(FlightKind.Refreshed);
    }

    [Fact]
    public async Task What_happens_without_Redis_is_noted_when_it_returns_and_so_is_the_outage()
    {
        await using var own = await RedisProcess.StartAsync(isPersistent: true);
        await new Python(await own.ConnectAsync()).WriteAsync("old-access", "RT1-old", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
        await using var web = await TestInstance.StartAsync(own.Url);
        await web.ShowsAsync(ConnectionState.Connected);

        await own.StopAsync();
        await web.ShowsAsync(ConnectionState.RedisAway);
        (await web.Refresher.RefreshAsync(RefreshReason.PersonAlone, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.NotSaved);
        await own.StartAsync();
        await web.ShowsAsync(ConnectionState.Connected);

        var alone = await NotedAsync(web, flight => flight.Kind == FlightKind.NotSaved);
        alone.LockMilliseconds.ShouldBeNull();
        var outage = await NotedAsync(web, flight => flight.Kind == FlightKind.Outage);
        outage.Until!.Value.ShouldBeGreaterThan(outage.At);
        outage.Why.ShouldNotBeNullOrEmpty();
    }

    private static async Task<IReadOnlyList<Flight>> ReadAsync(TestInstance web) => (await web.Get<FlightBook>().ReadAsync(DateTimeOffset.UtcNow.AddDays(-40))).Flights;

    private static async Task<Flight> NotedAsync(TestInstance web, Func<Flight, bool> isIt) =>
        (await Eventually.Get(() => ReadAsync(web), flights => flights.Any(isIt))).First(isIt);

    private async Task WriteAsync(string accessToken, string refreshToken) =>
        await new Python(await redis.Process.ConnectAsync(_database)).WriteAsync(accessToken, refreshToken, The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
}
