using QboAdmin.IntuitSimulator.State;
using QboAdmin.Tests.Faults;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Storm;

public sealed class StormTests(ITestOutputHelper output)
{
    private const int InProcess = 16;
    private const int Processes = 4;
    private const int Callers = 200;

    [Fact]
    public async Task Twenty_instances_with_two_hundred_callers_each_make_one_refresh_a_round()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var intuit = await LiveSimulator.StartAsync(RefreshMode.RotateEveryTime);
        var python = new Python(await redis.ConnectAsync());
        var first = intuit.Connect();
        await python.WriteAsync(first.AccessToken, first.RefreshToken, The.Realm.Value, DateTimeOffset.UtcNow.AddHours(1));
        var near = await Task.WhenAll(Enumerable.Range(1, InProcess).Select(number =>
            TestInstance.StartAsync(redis.Url, $"web.{number}", simulator: intuit.Url)));
        var far = await Task.WhenAll(Enumerable.Range(1, Processes).Select(number =>
            InstanceProcess.StartAsync(redis.Url, intuit.Url, $"worker.{number}", isQuick: false)));
        try
        {
            for (var round = 1; round <= TestRun.StormRounds; round++)
            {
                await ExpireAsync(python, intuit, near, far);
                var before = intuit.Refreshes;

                var answers = await Task.WhenAll([.. near.Select(CallAsync), .. far.Select(instance => instance.StormAsync(Callers))]);

                (intuit.Refreshes - before).ShouldBe(1, $"round {round}");
                intuit.RefreshesRefused.ShouldBe(0, $"round {round}");
                var stored = (string)(await python.GetAsync("access_token"))!;
                answers.SelectMany(answer => answer).Distinct().ShouldBe([stored], $"round {round}");
                intuit.AcceptsAccess(stored).ShouldBeTrue();
            }

            output.WriteLine($"{TestRun.StormRounds} rounds of {(InProcess + Processes) * Callers} callers on {InProcess + Processes} instances: one refresh each");
        }
        finally
        {
            await Task.WhenAll([.. near.Select(instance => instance.DisposeAsync().AsTask()), .. far.Select(instance => instance.DisposeAsync().AsTask())]);
        }
    }

    private static async Task<string[]> CallAsync(TestInstance instance)
    {
        var got = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
            await instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None))));
        return [.. got.Select(result => result.Value?.Token.Reveal() ?? result.Failure!.Message).Distinct()];
    }

    private static async Task ExpireAsync(Python python, LiveSimulator intuit, TestInstance[] near, InstanceProcess[] far)
    {
        intuit.EndAccessTokens();
        await python.SetExAsync("token_expires_at", DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        foreach (var instance in near)
        {
            await instance.ShowsAsync(ConnectionState.RefreshDue);
        }

        foreach (var instance in far)
        {
            await Eventually.Get(instance.StateAsync, state => state.StartsWith(nameof(ConnectionState.RefreshDue), StringComparison.Ordinal));
        }
    }
}
