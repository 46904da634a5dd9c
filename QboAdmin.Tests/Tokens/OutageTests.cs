using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Tokens;

public sealed class OutageTests(ITestOutputHelper output)
{
    private readonly ScriptedIntuit _intuit = new(TimeProvider.System) { Rotates = true };

    [Fact]
    public async Task Started_without_Redis_it_connects_when_Redis_comes_and_a_change_on_B_reaches_A()
    {
        await using var redis = RedisProcess.NotYet();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit);
        await using var b = await TestInstance.StartAsync(redis.Url, "web.2", _intuit);
        await a.ShowsAsync(ConnectionState.RedisAway);
        a.Current.RedisOutage.ShouldNotBeNull().Reason.ShouldBe("connection refused");

        await redis.StartAsync();
        var started = Stopwatch.GetTimestamp();
        await a.ShowsAsync(ConnectionState.NotConnected);
        await b.ShowsAsync(ConnectionState.NotConnected);
        output.WriteLine($"Healed after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");

        await b.ConnectAsync();
        await a.ShowsAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task Tokens_are_served_from_memory_while_Redis_is_away_and_nobody_refreshes()
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: true);
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit);
        await a.ConnectAsync();
        var token = a.Memory.State.Tokens!.AccessToken;
        await redis.StopAsync();
        await a.ShowsAsync(ConnectionState.RedisAway);

        (await a.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value.ShouldNotBeNull().Token.ShouldBe(token);
        a.Current.Storage.ShouldBe(StorageState.MemoryOnly);
        (await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.RedisAway);
        _intuit.Refreshes.ShouldBe(0);

        await redis.StartAsync();
        await a.ShowsAsync(ConnectionState.Connected);
        a.Memory.State.Tokens!.AccessToken.ShouldBe(token);
        Kinds(a).ShouldContain(ConnectionEventKind.RedisLost);
        Kinds(a).ShouldContain(ConnectionEventKind.RedisBack);
        Kinds(a).ShouldNotContain(ConnectionEventKind.Restored);
    }

    [Fact]
    public async Task A_Redis_that_came_back_empty_gets_its_set_back_from_the_first_instance_that_sees_it()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit);
        await using var b = await TestInstance.StartAsync(redis.Url, "web.2", _intuit);
        await a.ConnectAsync();
        await b.ShowsAsync(ConnectionState.Connected);
        var tokens = a.Memory.State.Tokens;
        await redis.StopAsync();
        await a.ShowsAsync(ConnectionState.RedisAway);
        await b.ShowsAsync(ConnectionState.RedisAway);

        await redis.StartAsync();
        await a.ShowsAsync(ConnectionState.Connected);
        await b.ShowsAsync(ConnectionState.Connected);

        (await a.Store.ReadAsync()).Tokens.ShouldBe(tokens);
        a.Current.Company.ShouldNotBeNull().Name.ShouldBe("Sandbox Company");
        var events = await Eventually.Get(() => a.Store.ReadEventsAsync(), events => events.Any(happened => happened.Kind == ConnectionEventKind.Restored));
        events.Count(happened => happened.Kind == ConnectionEventKind.Restored).ShouldBe(1);
        _intuit.Refreshes.ShouldBe(0);
    }

    [Fact]
    public async Task A_key_that_a_program_wrote_into_the_emptied_Redis_does_not_hide_the_loss()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var cuttable = new CuttableLine(redis.Port);
        await using var a = await TestInstance.StartAsync(cuttable.RedisUrl, "web.1", _intuit);
        await a.ConnectAsync();
        var refreshToken = a.Memory.State.Tokens!.RefreshToken;
        cuttable.CutAfter(0);
        await a.ShowsAsync(ConnectionState.RedisAway);
        await redis.StopAsync();
        await redis.StartAsync();
        await new Python(await redis.ConnectAsync()).SetExAsync("token_expires_at", "2000000000");

        cuttable.CutAfter(long.MaxValue / 2);
        await a.ShowsAsync(ConnectionState.Connected);

        (await a.Store.ReadAsync()).Tokens.ShouldNotBeNull().RefreshToken.ShouldBe(refreshToken);
    }

    [Fact]
    public async Task A_Redis_that_came_back_with_older_tokens_gets_the_newer_ones_back()
    {
        await using var redis = await RedisProcess.StartAsync();
        var database = await redis.ConnectAsync();
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit);
        await a.ConnectAsync();
        await database.ExecuteAsync("SAVE");
        var older = a.Memory.State.Tokens;
        await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        var newer = a.Memory.State.Tokens;
        newer!.RefreshToken.ShouldNotBe(older!.RefreshToken);

        await redis.StopAsync();
        await a.ShowsAsync(ConnectionState.RedisAway);
        await redis.StartAsync();
        await a.ShowsAsync(ConnectionState.Connected);

        await Eventually.Get(async () => (await a.Store.ReadAsync()).Tokens, tokens => tokens == newer);
        a.Memory.State.Tokens.ShouldBe(newer);
        Kinds(a).ShouldContain(ConnectionEventKind.Restored);
    }

    [Fact]
    public async Task An_older_set_that_was_faster_into_the_emptied_Redis_gives_way()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var a = await OvertakenAsync(redis);
        await a.ConnectAsync();
        var older = a.Memory.State.Tokens!;
        await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);
        var newer = a.Memory.State.Tokens;
        await redis.StopAsync();
        await a.ShowsAsync(ConnectionState.RedisAway);
        a.Get<OvertakenStore>().BeforeWrite = () => WriteAsync(redis, older);

        await redis.StartAsync();

        var python = new Python(await redis.ConnectAsync());
        await Eventually.Get(() => python.GetAsync("refresh_token"), token => token == newer!.RefreshToken.Reveal());
        await Eventually.Get(() => a.Memory.State.Tokens, tokens => tokens == newer);
    }

    [Fact]
    public async Task A_set_that_Redis_lost_before_it_was_read_back_is_saved_again()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var a = await OvertakenAsync(redis);
        await a.ConnectAsync();
        var older = a.Memory.State.Tokens!;
        a.Get<OvertakenStore>().AfterWrite = () => WriteAsync(redis, older);

        (await a.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Refreshed);

        (await a.Store.ReadAsync()).RefreshToken.Value.ShouldNotBe(older.RefreshToken);
        (await a.Store.ReadAsync()).RefreshToken.Value.ShouldBe(_intuit.Living);
    }

    [Fact]
    public async Task Keys_that_somebody_deleted_while_it_was_away_stay_deleted()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var cuttable = new CuttableLine(redis.Port);
        await using var a = await TestInstance.StartAsync(cuttable.RedisUrl, "web.1", _intuit);
        await a.ConnectAsync();
        cuttable.CutAfter(0);
        await a.ShowsAsync(ConnectionState.RedisAway);

        var python = new Python(await redis.ConnectAsync());
        foreach (var name in new[] { "access_token", "refresh_token", "realm_id", "token_expires_at" })
        {
            await python.DeleteAsync(name);
        }

        cuttable.CutAfter(long.MaxValue / 2);
        await a.ShowsAsync(ConnectionState.NotConnected);

        (await a.Store.ReadAsync()).Keys.IsEmpty.ShouldBeTrue();
        await Eventually.True(() => Kinds(a).Contains(ConnectionEventKind.SetDeleted));
    }

    [Fact]
    public async Task A_disconnect_while_Redis_is_away_is_made_good_when_it_returns()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var cuttable = new CuttableLine(redis.Port);
        await using var a = await TestInstance.StartAsync(cuttable.RedisUrl, "web.1", _intuit);
        await using var b = await TestInstance.StartAsync(redis.Url, "web.2", _intuit);
        await a.ConnectAsync();
        await b.ShowsAsync(ConnectionState.Connected);
        cuttable.CutAfter(0);
        await a.ShowsAsync(ConnectionState.RedisAway);

        await a.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);
        a.Current.State.ShouldBe(ConnectionState.NotConnected);
        (await a.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value.ShouldBeNull();
        _intuit.Revoked.ShouldHaveSingleItem();

        cuttable.CutAfter(long.MaxValue / 2);
        await b.ShowsAsync(ConnectionState.NotConnected);
        await a.ShowsAsync(snapshot => snapshot is { State: ConnectionState.NotConnected, RedisOutage: null });
        b.Current.DisconnectedBy.ShouldNotBeNull().Revoke.ShouldBe(RevokeState.Done);
        (await b.Store.ReadAsync()).Keys.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_disconnect_made_blindly_does_not_end_a_connection_made_since()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var cuttable = new CuttableLine(redis.Port);
        await using var a = await TestInstance.StartAsync(cuttable.RedisUrl, "web.1", _intuit);
        await using var b = await TestInstance.StartAsync(redis.Url, "web.2", _intuit);
        await a.ConnectAsync();
        await b.ShowsAsync(ConnectionState.Connected);
        cuttable.CutAfter(0);
        await a.ShowsAsync(ConnectionState.RedisAway);

        await a.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);
        await b.ConnectAsync();
        var anew = b.Memory.State.Tokens;
        cuttable.CutAfter(long.MaxValue / 2);

        await a.ShowsAsync(ConnectionState.Connected);
        a.Memory.State.Tokens.ShouldBe(anew);
        (await b.Store.ReadAsync()).Tokens.ShouldBe(anew);
    }

    [Fact]
    public async Task An_Operator_may_refresh_on_one_instance_alone_and_it_is_saved_when_Redis_returns()
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: true);
        await using var a = await TestInstance.StartAsync(redis.Url, "web.1", _intuit);
        await a.ConnectAsync();
        await redis.StopAsync();
        await a.ShowsAsync(ConnectionState.RedisAway);

        (await a.NewTokenService().RefreshAsync(The.Operator, alone: true, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.NotSaved);
        a.Current.State.ShouldBe(ConnectionState.NotSaved);
        var tokens = a.Memory.State.Tokens;

        await redis.StartAsync();
        await a.ShowsAsync(ConnectionState.Connected);
        (await a.Store.ReadAsync()).Tokens.ShouldBe(tokens);
        Kinds(a).ShouldContain(ConnectionEventKind.SavedLate);
    }

    private static List<ConnectionEventKind> Kinds(TestInstance instance) =>
        [.. instance.Get<QboAdmin.Tokens.EventLog>().Latest.Current.Events.Select(happened => happened.Kind)];

    private Task<TestInstance> OvertakenAsync(RedisProcess redis) => TestInstance.StartAsync(redis.Url, "web.1", _intuit, services =>
    {
        services.AddSingleton<RedisTokenStore>();
        services.AddSingleton(provider => new OvertakenStore(provider.GetRequiredService<RedisTokenStore>()));
        services.Replace(ServiceDescriptor.Singleton<ITokenStore>(provider => provider.GetRequiredService<OvertakenStore>()));
    });

    private static async Task WriteAsync(RedisProcess redis, TokenSet set) => await new Python(await redis.ConnectAsync())
        .WriteAsync(set.AccessToken.Reveal(), set.RefreshToken.Reveal(), set.Realm.Value, set.AccessTokenEndsAt);
}
