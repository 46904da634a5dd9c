using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QboAdmin.Audit;
using QboAdmin.Connection;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Connection;

public sealed class LockTakeoverTests(SharedRedis redis)
{
    private readonly int _database = redis.NextDatabase();
    private readonly ScriptedIntuit _intuit = new(TimeProvider.System) { Rotates = true };

    private string Url => redis.Process.UrlOf(_database);

    [Fact]
    public async Task A_holder_that_hung_before_asking_loses_the_lock_and_never_asks()
    {
        await WriteAsync();
        StallingStore? stalling = null;
        await using var a = await TestInstance.StartAsync(Url, "web.1", _intuit, services =>
        {
            services.AddSingleton<RedisTokenStore>();
            services.Replace(ServiceDescriptor.Singleton<ITokenStore>(provider => stalling = new StallingStore(provider.GetRequiredService<RedisTokenStore>())));
        });
        await using var b = await StartAsync("web.2", longestAttempt: TimeSpan.FromMilliseconds(300));
        stalling!.Stall = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hung = a.Refresher.RefreshAsync(RefreshReason.Caller, CancellationToken.None);
        await stalling.Stalled.Task.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);
        using var watched = b.Get<LockWatch>().View.Subscribe();
        var view = await Eventually.Get(() => b.Get<LockWatch>().View.Current, view => view.MayBeTaken);

        var (taken, message) = await b.Get<LockTakeover>().TakeAsync(The.Operator, CancellationToken.None);
        stalling.Stall.SetResult();
        var late = await hung;

        view.State.ShouldBe(LockState.Held);
        taken.ShouldBeTrue(message);
        late.Outcome.ShouldBe(RefreshOutcome.AlreadyDone);
        _intuit.Refreshes.ShouldBe(1);
        await Eventually.True(() => a.Current.AccessToken == b.Current.AccessToken && a.Current.State == ConnectionState.Connected);
        (await b.Get<AuditLog>().ReadAsync(10)).ShouldContain(entry => entry.Action == AuditAction.TakeOver && entry.Succeeded && entry.Who == The.Operator.Name);
        await Eventually.Get(() => b.Get<FlightBook>().ReadAsync(DateTimeOffset.UtcNow.AddHours(-1)), read => read.Flights.Any(flight => flight.Kind == FlightKind.TakenOver));
        (await b.Refresher.RefreshAsync(RefreshReason.Person, CancellationToken.None)).Outcome.ShouldBe(RefreshOutcome.Refreshed);
    }

    [Fact]
    public async Task A_holder_within_its_time_keeps_the_lock_and_is_shown_by_name()
    {
        await WriteAsync();
        _intuit.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var a = await TestInstance.StartAsync(Url, "web.1", _intuit);
        await using var b = await StartAsync("web.2", longestAttempt: TimeSpan.FromMinutes(1));
        using var watched = b.Get<LockWatch>().View.Subscribe();
        var refresh = a.Refresher.RefreshAsync(RefreshReason.Caller, CancellationToken.None);
        var view = await Eventually.Get(() => b.Get<LockWatch>().View.Current, view => view.Holder is not null);

        var (taken, _) = await b.Get<LockTakeover>().TakeAsync(The.Operator, CancellationToken.None);
        _intuit.Hold.SetResult();

        taken.ShouldBeFalse();
        view.Holder.ShouldBe("web.1");
        view.MayBeTaken.ShouldBeFalse();
        view.MayBeTakenAt!.Value.ShouldBeGreaterThan(view.Since!.Value);
        (await refresh).Outcome.ShouldBe(RefreshOutcome.Refreshed);
        _intuit.Refreshes.ShouldBe(1);
        await Eventually.Get(() => b.Get<LockWatch>().View.Current, free => free.State == LockState.Free);
    }

    [Fact]
    public async Task A_free_lock_is_not_taken_and_only_Operators_may_take_one()
    {
        await WriteAsync();
        await using var web = await StartAsync("web.1", longestAttempt: TimeSpan.FromMilliseconds(1));

        (await web.Get<LockTakeover>().TakeAsync(The.Operator, CancellationToken.None)).Taken.ShouldBeFalse();
        await Should.ThrowAsync<UnauthorizedAccessException>(() => web.Get<LockTakeover>().TakeAsync(The.Viewer, CancellationToken.None));
        _intuit.Refreshes.ShouldBe(0);
    }

    private Task<TestInstance> StartAsync(string name, TimeSpan longestAttempt) => TestInstance.StartAsync(Url, name, _intuit, services =>
        services.Replace(ServiceDescriptor.Singleton(new RefreshOptions { LongestAttempt = longestAttempt })));

    private async Task WriteAsync() =>
        await new Python(await redis.Process.ConnectAsync(_database)).WriteAsync("old-access", "RT1-old", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
}
