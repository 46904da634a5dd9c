using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Connection;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.IntuitSimulator;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Connection;

/// <summary>QuickBooks says 401 although the token should be good: all the way through, over HTTP.</summary>
public sealed class RefusedTokenTests(SharedRedis redis) : IAsyncLifetime
{
    private SimulatorHost _intuit = default!;
    private WebInstance _instance = default!;

    public async ValueTask InitializeAsync()
    {
        _intuit = await SimulatorHost.StartAsync();
        _instance = await WebInstance.StartAsync(redis.Process.UrlOf(redis.NextDatabase()), _intuit.Root);
        using var person = await Visitor.SignedInAsync(_instance);
        await person.ConnectAsync(_intuit);
    }

    public async ValueTask DisposeAsync()
    {
        await _instance.DisposeAsync();
        await _intuit.DisposeAsync();
    }

    [Fact]
    public async Task One_refresh_and_one_retry_and_nobody_notices()
    {
        await _intuit.ControlAsync("expire-access-token");
        var calls = await CountAsync("apiCalls");

        var result = await TestAsync();

        result.Succeeded.ShouldBeTrue(result.Message);
        (await CountAsync("refreshes")).ShouldBe(1);
        (await CountAsync("apiCalls") - calls).ShouldBeInRange(1, 2);
        (await TestAsync()).Succeeded.ShouldBeTrue();
        (await CountAsync("refreshes")).ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_callers_at_once_share_one_refresh()
    {
        await _intuit.ControlAsync("expire-access-token");

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TestAsync()));

        results.ShouldAllBe(result => result.Succeeded);
        (await CountAsync("refreshes")).ShouldBe(1);
    }

    [Fact]
    public async Task A_grant_that_was_revoked_at_Intuit_shows_as_reconnect_needed()
    {
        await _intuit.ControlAsync("revoke");

        (await TestAsync()).Succeeded.ShouldBeFalse();

        await Eventually.True(() => _instance.Get<ConnectionFeed>().Current.State == ConnectionState.ReconnectNeeded);
        (await _instance.GetJsonAsync("/qbo/status")).GetProperty("authenticated").GetBoolean().ShouldBeFalse();
    }

    private async Task<QboAdmin.Connection.TestResult> TestAsync()
    {
        await using var page = _instance.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await page.ServiceProvider.GetRequiredService<TokenService>().TestAsync(Fixtures.The.Operator, CancellationToken.None);
    }

    private async Task<long> CountAsync(string counter) => (long)(await _intuit.GetJsonAsync("/control/stats"))[counter]!;
}
