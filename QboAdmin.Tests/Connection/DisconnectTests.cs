using QboAdmin.Audit;
using QboAdmin.Connection;
using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tests.Connection;

public sealed class DisconnectTests(SharedRedis redis)
{
    private static readonly OAuthFailure Away = new(OAuthFailureKind.Passing, "Intuit can't be reached");

    private readonly int _database = redis.NextDatabase();

    private string Url => redis.Process.UrlOf(_database);

    [Fact]
    public async Task It_clears_memory_and_all_four_keys_tells_Intuit_and_everybody_else()
    {
        var intuit = new ScriptedIntuit(TimeProvider.System);
        await using var a = await Person.InstanceAsync(Url, intuit: intuit);
        await using var b = await Person.InstanceAsync(Url, "web.2", intuit);
        await a.ConsentAsync();
        await b.ShowsAsync(ConnectionState.Connected);
        var refreshToken = a.Memory.State.Tokens!.RefreshToken;

        (await b.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None)).ShouldBe(DisconnectResult.Revoked);

        intuit.Revoked.ShouldBe([refreshToken]);
        b.Memory.State.Tokens.ShouldBeNull();
        (await KeysLeftAsync(await DatabaseAsync())).ShouldBe(0);
        var shown = await a.ShowsAsync(snapshot => snapshot.State == ConnectionState.NotConnected && snapshot.DisconnectedBy?.Revoke == RevokeState.Done);
        shown.DisconnectedBy!.Name.ShouldBe(The.Operator.Name);
        shown.DisconnectedBy.Company.ShouldBe("Mwangaza Friends");
        shown.IsAuthenticated(DateTimeOffset.UtcNow).ShouldBeFalse();
        a.Memory.State.Grant.ShouldBeNull();
    }

    [Fact]
    public async Task With_nothing_connected_it_says_so_and_leaves_Intuit_alone()
    {
        await using var instance = await Person.InstanceAsync(Url);

        (await instance.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None)).ShouldBe(DisconnectResult.WasNotConnected);

        instance.Intuit.Revoked.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_left_of_a_set_without_its_refresh_token_is_cleared()
    {
        await using var instance = await Person.InstanceAsync(Url);
        await instance.ConsentAsync();
        await instance.Get<RedisConnection>().UseAsync(database => database.KeyDeleteAsync(instance.Get<RedisKeys>().RefreshToken));

        (await instance.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None)).ShouldBe(DisconnectResult.NothingToRevoke);

        (await KeysLeftAsync(await DatabaseAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task It_works_here_while_Intuit_is_away_and_says_that_Intuit_is_still_to_be_told()
    {
        await using var instance = await Person.InstanceAsync(Url);
        await instance.ConsentAsync();
        instance.Intuit.RevokeFailure = Away;

        var result = await instance.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);

        result.ShouldBe(DisconnectResult.RevokeWaits);
        result.Describe().ShouldContain("within ten minutes");
        (await KeysLeftAsync(await DatabaseAsync())).ShouldBe(0);
        instance.Current.State.ShouldBe(ConnectionState.NotConnected);
        instance.Current.DisconnectedBy!.Revoke.ShouldBe(RevokeState.Pending);
    }

    [Fact]
    public async Task Intuit_is_told_although_whoever_pressed_the_button_has_gone()
    {
        var intuit = new CountingIntuit { Hold = new TaskCompletionSource() };
        await using var instance = await Person.InstanceAsync(Url, oauth: intuit);
        intuit.Hold.SetResult();
        await instance.ConsentAsync();
        intuit.Hold = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();

        var disconnect = instance.NewTokenService().DisconnectAsync(The.Operator, gone.Token);
        await instance.ShowsAsync(ConnectionState.NotConnected);
        await gone.CancelAsync();
        intuit.Hold.SetResult();

        (await disconnect).ShouldBe(DisconnectResult.Revoked);
        intuit.Revoked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_works_here_while_Redis_is_away_and_Redis_is_cleared_when_it_is_back()
    {
        await using var server = await RedisProcess.StartAsync(isPersistent: true);
        await using var instance = await Person.InstanceAsync(server.Url);
        await instance.ConsentAsync();
        await server.StopAsync();
        await instance.ShowsAsync(ConnectionState.RedisAway);

        (await instance.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None)).ShouldBe(DisconnectResult.Revoked);

        instance.Current.State.ShouldBe(ConnectionState.NotConnected);
        instance.Current.IsAuthenticated(DateTimeOffset.UtcNow).ShouldBeFalse();
        (await instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value.ShouldBeNull();
        instance.Intuit.Revoked.Count.ShouldBe(1);

        await server.StartAsync();
        await instance.ShowsAsync(snapshot => snapshot.RedisOutage is null && snapshot.DisconnectedBy?.Revoke == RevokeState.Done);
        instance.Current.State.ShouldBe(ConnectionState.NotConnected);
        (await KeysLeftAsync(await server.ConnectAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task With_Redis_and_Intuit_away_both_learn_of_it_later()
    {
        await using var server = await RedisProcess.StartAsync(isPersistent: true);
        var clock = The.Clock();
        await using var instance = await Person.InstanceAsync(server.Url, revokes: clock);
        await instance.ConsentAsync();
        await server.StopAsync();
        await instance.ShowsAsync(ConnectionState.RedisAway);
        instance.Intuit.RevokeFailure = Away;
        (await instance.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None)).ShouldBe(DisconnectResult.RevokeWaits);

        await server.StartAsync();
        await instance.ShowsAsync(snapshot => snapshot.RedisOutage is null && snapshot.DisconnectedBy?.Revoke == RevokeState.Pending);
        instance.Intuit.RevokeFailure = null;

        await Eventually.True(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            return instance.Intuit.Revoked.Count == 1;
        });
        await instance.ShowsAsync(snapshot => snapshot.DisconnectedBy?.Revoke == RevokeState.Done);
        (await KeysLeftAsync(await server.ConnectAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_audited()
    {
        await using var instance = await Person.InstanceAsync(Url);
        await instance.ConsentAsync();

        await instance.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);

        var entries = await instance.Get<AuditLog>().ReadAsync(10);
        entries.Select(entry => (entry.Action, entry.Who, entry.Succeeded, entry.Detail)).ShouldBe(
        [
            (AuditAction.Disconnect, The.Operator.Name, true, "Mwangaza Friends"),
            (AuditAction.Connect, The.Operator.Name, true, "Mwangaza Friends"),
        ]);
    }

    private Task<IDatabase> DatabaseAsync() => redis.Process.ConnectAsync(_database);

    private static Task<long> KeysLeftAsync(IDatabase database) =>
        database.KeyExistsAsync([.. new RedisKeys(QboEnvironment.Sandbox).AllTokenKeys]);
}
