using QboAdmin.Intuit;
using QboAdmin.IntuitSimulator.State;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Tokens;

public sealed class TokenSourceTests(SharedRedis redis)
{
    private readonly int _database = redis.NextDatabase();
    private readonly ScriptedIntuit _intuit = new(TimeProvider.System) { Rotates = true };

    private string Url => redis.Process.UrlOf(_database);

    [Fact]
    public async Task A_fresh_token_comes_from_memory_without_an_allocation_even_when_Redis_is_away()
    {
        await using var own = await RedisProcess.StartAsync();
        await using var instance = await TestInstance.StartAsync(own.Url, intuit: _intuit);
        await instance.ConnectAsync();
        await own.StopAsync();
        await instance.ShowsAsync(ConnectionState.RedisAway);
        var service = instance.NewTokenService();

        Allocated(service);
        Allocated(service).ShouldBe(0);
        _intuit.Refreshes.ShouldBe(0);

        static long Allocated(QboAdmin.Connection.TokenService service)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1_000; i++)
            {
                var asked = service.GetAccessTokenAsync(CancellationToken.None);
                asked.IsCompletedSuccessfully.ShouldBeTrue();
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public async Task Near_the_end_the_valid_token_is_handed_out_at_once_and_one_refresh_begins()
    {
        await WriteAsync("ending", DateTimeOffset.UtcNow.AddMinutes(3));
        await using var instance = await TestInstance.StartAsync(Url, intuit: _intuit);
        instance.Current.State.ShouldBe(ConnectionState.RefreshDue);
        _intuit.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        for (var i = 0; i < 100; i++)
        {
            var asked = instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None);
            asked.IsCompletedSuccessfully.ShouldBeTrue();
            (await asked).Value!.Token.Reveal().ShouldBe("ending");
        }

        await _intuit.Arrived.Task.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);
        _intuit.Hold.SetResult();
        await instance.ShowsAsync(ConnectionState.Connected);
        (await instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Value!.Token.Reveal().ShouldStartWith("access-");
        _intuit.Refreshes.ShouldBe(1);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(-3_600)]
    public async Task In_its_last_minute_and_after_it_a_caller_waits_for_the_next_one(int secondsLeft)
    {
        await WriteAsync("ended", DateTimeOffset.UtcNow.AddSeconds(secondsLeft));
        await using var instance = await TestInstance.StartAsync(Url, intuit: _intuit);
        _intuit.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var impatient = new CancellationTokenSource();
        var gone = instance.NewTokenService().GetAccessTokenAsync(impatient.Token).AsTask();
        var waiting = instance.NewTokenService().GetAccessTokenAsync(CancellationToken.None).AsTask();
        await _intuit.Arrived.Task.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);
        waiting.IsCompleted.ShouldBeFalse();

        // Whoever leaves ends the wait, and not the refresh.
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(gone);
        _intuit.Hold.SetResult();

        (await waiting).Value.ShouldNotBeNull().Token.ShouldBe(instance.Memory.State.Tokens!.AccessToken);
        _intuit.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_for_all_who_were_refused()
    {
        await using var instance = await TestInstance.StartAsync(Url, intuit: _intuit);
        await instance.ConnectAsync();
        var refused = instance.Memory.State.Tokens!.AccessToken;
        var source = instance.Get<IAccessTokenSource>();

        var replaced = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => source.ReplaceAsync(refused, CancellationToken.None)));

        replaced.Select(result => result.Value!.Token).Distinct().ShouldHaveSingleItem().ShouldNotBe(refused);
        _intuit.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_is_refused_right_after_its_issue_is_reported_and_not_replaced_with_each_call()
    {
        await using var instance = await TestInstance.StartAsync(Url, intuit: _intuit);
        await instance.ConnectAsync();
        var source = instance.Get<IAccessTokenSource>();
        var replaced = (await source.ReplaceAsync(instance.Memory.State.Tokens!.AccessToken, CancellationToken.None)).Value!;

        for (var i = 0; i < 20; i++)
        {
            (await source.ReplaceAsync(replaced.Token, CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.Denied>();
        }

        _intuit.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task A_grant_revoked_at_Intuit_is_reconnect_needed_on_every_instance_after_the_first_refused_call()
    {
        await using var intuit = await LiveSimulator.StartAsync(RefreshMode.RotateDaily);
        var issued = intuit.Connect();
        await new Python(await redis.Process.ConnectAsync(_database)).WriteAsync(
            issued.AccessToken, issued.RefreshToken, The.Realm.Value, DateTimeOffset.UtcNow.AddHours(1));
        await using var a = await TestInstance.StartAsync(Url, "web.1", simulator: intuit.Url);
        await using var b = await TestInstance.StartAsync(Url, "web.2", simulator: intuit.Url);
        (await a.Get<IAccountingClient>().GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeNull();

        intuit.Revoke();
        (await a.Get<IAccountingClient>().GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.ReconnectNeeded>();

        a.Current.State.ShouldBe(ConnectionState.ReconnectNeeded);
        await b.ShowsAsync(ConnectionState.ReconnectNeeded);

        // The access token is known to be refused, so nobody gets it any more, although its hour is not over.
        (await b.NewTokenService().GetAccessTokenAsync(CancellationToken.None)).Failure.ShouldBeOfType<QboFailure.ReconnectNeeded>();
        b.Current.IsAuthenticated(DateTimeOffset.UtcNow).ShouldBeFalse();
        intuit.RefreshesRefused.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_ended_early_is_replaced_and_the_call_repeated()
    {
        await using var intuit = await LiveSimulator.StartAsync(RefreshMode.RotateDaily);
        var issued = intuit.Connect();
        await new Python(await redis.Process.ConnectAsync(_database)).WriteAsync(
            issued.AccessToken, issued.RefreshToken, The.Realm.Value, DateTimeOffset.UtcNow.AddHours(1));
        await using var instance = await TestInstance.StartAsync(Url, simulator: intuit.Url);
        intuit.EndAccessTokens();

        (await instance.Get<IAccountingClient>().GetCompanyInfoAsync(CancellationToken.None)).Failure.ShouldBeNull();

        intuit.Refreshes.ShouldBe(1);
    }

    private async Task WriteAsync(string accessToken, DateTimeOffset end)
    {
        await new Python(await redis.Process.ConnectAsync(_database)).WriteAsync(accessToken, "RT1-first", The.Realm.Value, end);
        _intuit.Living = RefreshToken.Parse("RT1-first");
    }
}
