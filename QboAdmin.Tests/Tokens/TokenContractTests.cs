using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tests.Tokens;

/// <summary>
/// The contract with other programs: four strings in Redis, to the byte. The same for every server that QboAdmin is used with.
/// </summary>
public abstract class TokenContractTests
{
    private static readonly string[] Names = ["access_token", "refresh_token", "realm_id", "token_expires_at"];

    [Fact]
    public async Task A_connection_is_four_strings_of_ninety_days()
    {
        var (url, database) = await NewDatabaseAsync();
        await using var instance = await TestInstance.StartAsync(url);
        await instance.ConnectAsync();

        var tokens = instance.Memory.State.Tokens.ShouldNotBeNull();
        await HoldsExactlyAsync(database, tokens);
    }

    [Fact]
    public async Task A_refresh_writes_all_four_anew_and_their_lives_agree()
    {
        var (url, database) = await NewDatabaseAsync();
        await using var instance = await TestInstance.StartAsync(url, intuit: new ScriptedIntuit(TimeProvider.System) { Rotates = true });
        var python = new Python(database);
        await python.WriteAsync("old", "RT1-old", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(-1));

        // The original never renews the life of this one.
        await database.KeyExpireAsync(Key("realm_id"), TimeSpan.FromDays(2));
        await instance.ShowsAsync(ConnectionState.RefreshDue);
        (await instance.Refresher.RefreshAsync(RefreshReason.Keeper, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Refreshed);

        var tokens = instance.Memory.State.Tokens.ShouldNotBeNull();
        tokens.AccessToken.Reveal().ShouldStartWith("access-");
        await HoldsExactlyAsync(database, tokens);
    }

    [Fact]
    public async Task The_original_reads_what_a_refresh_writes_and_QboAdmin_what_the_original_writes()
    {
        var (url, database) = await NewDatabaseAsync();
        await using var instance = await TestInstance.StartAsync(url);
        var python = new Python(database);
        var end = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddMinutes(50).ToUnixTimeSeconds());

        await python.WriteAsync("by-python", "RT1-by-python", The.Realm.Value, end);
        await instance.ShowsAsync(ConnectionState.Connected);
        instance.Memory.State.Tokens.ShouldBe(new TokenSet(
            AccessToken.Parse("by-python"), RefreshToken.Parse("RT1-by-python"), The.Realm, end));

        await python.RefreshAsync("by-python-2", "RT1-by-python-2", end.AddMinutes(9));
        await Eventually.Get(() => instance.Memory.State.Tokens, tokens => tokens?.AccessTokenEndsAt == end.AddMinutes(9));
        instance.Memory.State.Tokens!.RefreshToken.Reveal().ShouldBe("RT1-by-python-2");
        instance.Memory.State.Tokens.AccessToken.Reveal().ShouldBe("by-python-2");
    }

    [Fact]
    public async Task The_lines_an_operator_searches_for_are_in_the_log()
    {
        var (url, database) = await NewDatabaseAsync();
        await using var first = await TestInstance.StartAsync(url);
        await first.ConnectAsync();

        first.Log.Lines.ShouldContain("Redis connection established for QBO token persistence");
        foreach (var name in Names)
        {
            first.Log.Lines.Count(line => line == $"Saved {name} to Redis").ShouldBe(1);
        }

        await using var second = await TestInstance.StartAsync(url, "web.2");
        second.Log.Lines.ShouldContain($"Loaded QBO tokens from Redis (realm_id: {The.Realm})");
        var secrets = new[] { await database.StringGetAsync(Key("access_token")), await database.StringGetAsync(Key("refresh_token")) };
        first.Log.Lines.Concat(second.Log.Lines).ShouldAllBe(line => secrets.All(secret => !line.Contains((string)secret!)));
    }

    [Fact]
    public async Task A_disconnect_leaves_none_of_the_four()
    {
        var (url, database) = await NewDatabaseAsync();
        await using var instance = await TestInstance.StartAsync(url);
        await instance.ConnectAsync();

        await instance.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);

        (await database.KeyExistsAsync([.. Names.Select(name => Key(name))])).ShouldBe(0);
        instance.Current.State.ShouldBe(ConnectionState.NotConnected);
        instance.Memory.State.Tokens.ShouldBeNull();
        instance.Intuit.Revoked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_other_environment_is_never_touched()
    {
        var (url, database) = await NewDatabaseAsync();
        var python = new Python(database, "production");
        await python.WriteAsync("production", "RT1-production", The.OtherRealm.Value, DateTimeOffset.UtcNow.AddMinutes(30));
        await using var instance = await TestInstance.StartAsync(url);

        instance.Current.State.ShouldBe(ConnectionState.NotConnected);
        await instance.ConnectAsync();
        await instance.NewTokenService().DisconnectAsync(The.Operator, CancellationToken.None);

        ((string?)await python.GetAsync("access_token")).ShouldBe("production");
        ((string?)await python.GetAsync("refresh_token")).ShouldBe("RT1-production");
        ((string?)await python.GetAsync("realm_id")).ShouldBe(The.OtherRealm.Value);
    }

    [Fact]
    public async Task A_write_whose_condition_does_not_hold_changes_nothing()
    {
        var (url, database) = await NewDatabaseAsync();
        await using var instance = await TestInstance.StartAsync(url);
        await instance.ConnectAsync();
        var seen = await instance.Store.ReadAsync();
        var python = new Python(database);
        await python.SetExAsync("access_token", "by-another");
        var before = await DumpAsync(database);

        (await instance.Store.WriteAsync(The.Set, WriteCondition.StillStored.As(seen), MetadataChange.None, null)).ShouldBeNull();
        (await instance.Store.WriteAsync(The.Set, new WriteCondition.StillAbsent(), MetadataChange.None, null)).ShouldBeNull();
        (await instance.Store.ClearAsync(WriteCondition.StillStored.As(seen), MetadataChange.Forget, null)).ShouldBeNull();
        (await instance.Store.NoteAsync(WriteCondition.StillStored.As(seen), MetadataChange.Forget, null)).ShouldBeNull();

        (await DumpAsync(database)).ShouldBe(before);
    }

    /// <summary>An empty database of this server, and another program's way to it.</summary>
    private protected abstract Task<(string Url, IDatabase Database)> NewDatabaseAsync();

    private static async Task HoldsExactlyAsync(IDatabase database, TokenSet tokens)
    {
        var expected = new[]
        {
            tokens.AccessToken.Reveal(),
            tokens.RefreshToken.Reveal(),
            tokens.Realm.Value,
            tokens.AccessTokenEndsAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in Names.Zip(expected))
        {
            (await database.KeyTypeAsync(Key(name))).ShouldBe(RedisType.String);
            ((byte[]?)await database.StringGetAsync(Key(name))).ShouldBe(System.Text.Encoding.UTF8.GetBytes(value));
            var life = (await database.KeyTimeToLiveAsync(Key(name))).ShouldNotBeNull();
            life.TotalSeconds.ShouldBeInRange(7_776_000 - 60, 7_776_000);
        }

        var lives = await Task.WhenAll(Names.Select(name => database.KeyTimeToLiveAsync(Key(name))));
        (lives.Max() - lives.Min()).ShouldNotBeNull().ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static async Task<string> DumpAsync(IDatabase database)
    {
        var values = await database.StringGetAsync([.. Names.Select(name => Key(name))]);
        var metadata = await database.HashGetAllAsync("qbo_admin:sandbox:connection");
        return string.Join('\n', values.Select(value => (string?)value).Concat(metadata.Select(field => field.ToString()).Order()));
    }

    private static RedisKey Key(string name) => $"qbo_tokens:sandbox:{name}";
}
