using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Tokens;

public sealed class RefreshTests(SharedRedis redis)
{
    private readonly int _database = redis.NextDatabase();

    private string Url => redis.Process.UrlOf(_database);

    [Fact]
    public async Task Twenty_racing_instances_make_exactly_one_call_to_Intuit()
    {
        var intuit = new ScriptedIntuit(TimeProvider.System) { Rotates = true };
        var python = new Python(await redis.Process.ConnectAsync(_database));
        await python.WriteAsync("old", "RT1-old", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(-1));
        intuit.Living = RefreshToken.Parse("RT1-old");
        var instances = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => TestInstance.StartAsync(Url, $"web.{number}", intuit)));

        var results = await Task.WhenAll(instances.SelectMany(instance => Enumerable.Range(0, 5).Select(_ => instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None).AsTask())));

        intuit.Refreshes.ShouldBe(1);
        var stored = (string?)await python.GetAsync("access_token");
        results.ShouldAllBe(result => result.Value!.Token.Reveal() == stored);
        await Task.WhenAll(instances.Select(instance => instance.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_wish_that_comes_late_finds_its_work_done()
    {
        var intuit = new ScriptedIntuit(TimeProvider.System);
        await using var instance = await TestInstance.StartAsync(Url, intuit: intuit);
        await instance.ConnectAsync();
        var seen = instance.Memory.State.Tokens!.AccessToken;
        await instance.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None);

        // Whoever decided by the old token has only now got round to it.
        foreach (var reason in Enum.GetValues<RefreshReason>())
        {
            (await instance.Refresher.RefreshAsync(reason, seen, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.AlreadyDone);
        }

        intuit.Refreshes.ShouldBe(1);
    }
}
