using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QboAdmin.Audit;
using QboAdmin.Connection;
using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Connection;

/// <summary>The state of a sign-in at Intuit: unguessable, for ten minutes, once, in one browser, on any instance.</summary>
public sealed class AuthorizationFlowTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task A_sign_in_begun_on_A_is_finished_on_B()
    {
        await using var a = await Person.InstanceAsync(_url);
        await using var b = await Person.InstanceAsync(_url, "web.2");
        var state = await a.Get<AuthorizationFlow>().BeginAsync();

        var result = await b.Get<AuthorizationFlow>().CompleteAsync(Person.Answer(state));

        result.Kind.ShouldBe(CallbackResultKind.Connected);
        result.Company.ShouldBe("Mwangaza Friends");
        var snapshot = await a.ShowsAsync(ConnectionState.Connected);
        snapshot.ConnectedBy!.Name.ShouldBe(The.Operator.Name);
        snapshot.Company!.Name.ShouldBe("Mwangaza Friends");
    }

    [Fact]
    public async Task A_hundred_hits_of_one_answer_on_two_instances_spend_the_code_once_and_see_the_same_result()
    {
        var intuit = new CountingIntuit();
        await using var a = await Person.InstanceAsync(_url, oauth: intuit);
        await using var b = await Person.InstanceAsync(_url, "web.2", oauth: intuit);
        var state = await a.Get<AuthorizationFlow>().BeginAsync();
        TestInstance[] both = [a, b];

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(hit => both[hit % 2].Get<AuthorizationFlow>().CompleteAsync(Person.Answer(state))));

        intuit.Exchanges.ShouldBe(1);
        results.Select(result => result.Kind).Distinct().ShouldBe([CallbackResultKind.Connected]);
    }

    [Fact]
    public async Task A_second_hit_with_another_code_is_told_that_the_sign_in_was_used()
    {
        await using var instance = await Person.InstanceAsync(_url);
        var flow = instance.Get<AuthorizationFlow>();
        var state = await flow.BeginAsync();
        await flow.CompleteAsync(Person.Answer(state));

        (await flow.CompleteAsync(Person.Answer(state, code: "another-code"))).Kind.ShouldBe(CallbackResultKind.AlreadyUsed);
        (await flow.CompleteAsync(Person.Answer(state, The.OtherRealm))).Kind.ShouldBe(CallbackResultKind.AlreadyUsed);
    }

    [Fact]
    public async Task A_second_hit_while_the_first_takes_too_long_is_told_to_look_in_a_moment()
    {
        var intuit = new CountingIntuit { Hold = new TaskCompletionSource() };
        await using var instance = await Person.InstanceAsync(_url, oauth: intuit);
        var clock = The.Clock();
        var flow = Flow(instance, clock);
        var state = await flow.BeginAsync();
        var first = flow.CompleteAsync(Person.Answer(state));
        await Eventually.True(() => intuit.Exchanges == 1);

        var second = flow.CompleteAsync(Person.Answer(state));
        await Eventually.True(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return second.IsCompleted;
        });

        (await second).Kind.ShouldBe(CallbackResultKind.StillWorking);
        intuit.Hold.SetResult();
        (await first).Kind.ShouldBe(CallbackResultKind.Connected);
        (await flow.CompleteAsync(Person.Answer(state))).Kind.ShouldBe(CallbackResultKind.Connected);
    }

    [Fact]
    public async Task It_lives_ten_minutes_with_Redis_and_without()
    {
        await using var instance = await Person.InstanceAsync(_url);
        await using var alone = await Person.InstanceAsync("redis://127.0.0.1:1");
        foreach (var where in new[] { instance, alone })
        {
            var clock = The.Clock();
            var flow = Flow(where, clock);
            var (inTime, tooLate) = (await flow.BeginAsync(), await flow.BeginAsync());

            clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
            (await flow.CompleteAsync(Person.Answer(inTime))).Kind.ShouldBe(CallbackResultKind.Connected);
            clock.Advance(TimeSpan.FromSeconds(1));
            (await flow.CompleteAsync(Person.Answer(tooLate))).Kind.ShouldBe(CallbackResultKind.UnknownState);
        }
    }

    [Fact]
    public async Task Without_Redis_it_works_and_the_set_waits_in_memory()
    {
        await using var instance = await Person.InstanceAsync("redis://127.0.0.1:1");

        (await instance.ConsentAsync()).Kind.ShouldBe(CallbackResultKind.Connected);

        instance.Current.Storage.ShouldBe(StorageState.NotSaved);
        instance.Current.IsAuthenticated(DateTimeOffset.UtcNow).ShouldBeTrue();
        instance.Memory.State.Unsaved.ShouldNotBeNull();
    }

    [Fact]
    public async Task Neither_state_nor_browser_nor_code_lies_in_Redis_as_it_is()
    {
        await using var instance = await Person.InstanceAsync(_url);
        var flow = instance.Get<AuthorizationFlow>();
        var state = await flow.BeginAsync();
        await flow.CompleteAsync(Person.Answer(state, code: "a-very-secret-code"));

        var keys = instance.Get<RedisKeys>();
        var key = keys.Authorization(OpaqueId.Hash(state));
        var (stored, life) = await instance.Get<RedisConnection>().UseAsync(async database =>
            ((string?)await database.StringGetAsync(key), await database.KeyTimeToLiveAsync(key)));

        stored.ShouldNotBeNull();
        stored.ShouldNotContain(state);
        stored.ShouldNotContain(Person.Browser);
        stored.ShouldNotContain("a-very-secret-code");
        key.ToString().ShouldNotContain(state);
        life!.Value.ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task What_other_programs_leave_in_place_of_a_sign_in_is_as_good_as_none()
    {
        await using var a = await Person.InstanceAsync(_url);
        await using var b = await Person.InstanceAsync(_url, "web.2");
        var state = await a.Get<AuthorizationFlow>().BeginAsync();
        var key = a.Get<RedisKeys>().Authorization(OpaqueId.Hash(state));
        await a.Get<RedisConnection>().UseAsync(database => database.StringSetAsync(key, "{\"result\":{\"kind\":\"a_kind_of_tomorrow\"}}"));

        (await b.Get<AuthorizationFlow>().CompleteAsync(Person.Answer(state))).Kind.ShouldBe(CallbackResultKind.UnknownState);
    }

    [Fact]
    public void Every_state_is_256_bits_of_chance()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => OpaqueId.New()).ToArray();

        ids.Distinct().Count().ShouldBe(ids.Length);
        ids.ShouldAllBe(id => OpaqueId.IsWellFormed(id) && id.Length == 43);
        OpaqueId.IsWellFormed(null).ShouldBeFalse();
        OpaqueId.IsWellFormed("1732449600").ShouldBeFalse();
        OpaqueId.IsWellFormed(new string('+', 43)).ShouldBeFalse();
    }

    private static AuthorizationFlow Flow(TestInstance instance, FakeTimeProvider clock) => new(
        instance.Get<IIntuitOAuthClient>(),
        new AuthorizationStore(instance.Get<RedisConnection>(), instance.Get<RedisKeys>(), clock),
        instance.Get<CodeExchange>(),
        instance.Get<AuditLog>(),
        clock,
        NullLogger<AuthorizationFlow>.Instance);
}
