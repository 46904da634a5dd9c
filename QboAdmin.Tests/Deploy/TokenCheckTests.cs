using QboAdmin.Deploy;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Deploy;

public sealed class TokenCheckTests(SharedRedis redis)
{
    private readonly int _database = redis.NextDatabase();

    [Fact]
    public async Task A_whole_and_saved_set_is_well()
    {
        await using var instance = await StartWithTokensAsync();

        (await Look.At(Whole(instance))).ShouldBeGreen("4 of 4");
        (await Look.At(Fresh(instance))).ShouldBeGreen("left");
        (await Look.At(new TokensSavedCheck(instance.Feed))).ShouldBeGreen("Redis");
        (await Look.At(Ttl(instance))).ShouldBeGreen("equal");
    }

    [Fact]
    public async Task Never_connected_is_amber_and_says_where_to_press()
    {
        await using var instance = await TestInstance.StartAsync(Url);

        (await Look.At(Whole(instance))).ShouldBeAmber("press Connect to QuickBooks");
        (await Look.At(Fresh(instance))).Verdict.ShouldBe(Verdict.Unknown);
    }

    [Fact]
    public async Task A_missing_key_is_red_and_named()
    {
        await using var instance = await StartWithTokensAsync();
        await (await PythonAsync()).DeleteAsync("realm_id");
        await instance.ShowsAsync(ConnectionState.SetIncomplete);

        (await Look.At(Whole(instance))).ShouldBeRed("Missing or unusable: realm_id");
    }

    [Fact]
    public async Task A_token_that_has_ended_is_red()
    {
        await using var instance = await StartWithTokensAsync(TimeSpan.FromSeconds(-5));

        var finding = await Look.At(Fresh(instance));

        finding.ShouldBeRed("press Refresh now");
        finding.Measured.ShouldBe("ended");
    }

    [Fact]
    public async Task Tokens_that_exist_in_one_process_alone_are_red()
    {
        await using var instance = await StartWithTokensAsync();
        using (await instance.Memory.EnterAsync())
        {
            instance.Memory.HoldUnsaved(The.Unsaved(The.Set, instance.Memory.State.Stored!) with { Reason = "Redis is full" });
            instance.Get<ConnectionWatch>().ShowMemory();

            (await Look.At(new TokensSavedCheck(instance.Feed))).ShouldBeRed("Redis is full");
        }
    }

    [Fact]
    public async Task Keys_that_Redis_drops_tomorrow_are_red_and_unequal_ones_amber()
    {
        await using var instance = await StartWithTokensAsync();
        var server = await redis.Process.ConnectAsync(_database);

        await server.KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromDays(30));
        await Eventually.True(async () => await VerdictAsync() == Verdict.Amber);
        (await Look.At(Ttl(instance))).ShouldBeAmber("One key goes before the others");

        await server.KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromHours(3));
        await Eventually.True(async () => await VerdictAsync() == Verdict.Red);
        (await Look.At(Ttl(instance))).ShouldBeRed("it writes all four anew");

        async Task<Verdict> VerdictAsync() => (await Ttl(instance).LookAsync(TestContext.Current.CancellationToken)).Verdict;
    }

    private string Url => redis.Process.UrlOf(_database);

    private async Task<Python> PythonAsync() => new(await redis.Process.ConnectAsync(_database));

    private async Task<TestInstance> StartWithTokensAsync(TimeSpan? left = null)
    {
        await (await PythonAsync()).WriteAsync("from-python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow + (left ?? TimeSpan.FromMinutes(50)));
        var instance = await TestInstance.StartAsync(Url);
        await instance.ShowsAsync(snapshot => snapshot.Keys.IsWhole);
        return instance;
    }

    private static TokensWholeCheck Whole(TestInstance instance) => new(instance.Feed);

    private static TokensFreshCheck Fresh(TestInstance instance) => new(instance.Feed, TimeProvider.System);

    private static TokensTtlCheck Ttl(TestInstance instance) => new(instance.Memory, instance.Feed, TimeProvider.System);
}
