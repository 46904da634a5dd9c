using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QboAdmin.Audit;
using QboAdmin.Connection;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Connection;

public sealed class TokenTakingsTests(SharedRedis redis)
{
    private static readonly Actor Worker = new("worker", Role.Program, "10.0.0.7");

    private readonly int _database = redis.NextDatabase();

    private string Url => redis.Process.UrlOf(_database);

    [Fact]
    public async Task A_thousand_takings_on_two_instances_are_one_entry_in_the_record()
    {
        await using var a = await TestInstance.StartAsync(Url, "web.1");
        await using var b = await TestInstance.StartAsync(Url, "web.2");

        for (var i = 0; i < 500; i++)
        {
            a.Get<TokenTakings>().Note(Worker);
            b.Get<TokenTakings>().Note(Worker);
        }

        a.Get<TokenTakings>().Note(Worker with { Address = "10.0.0.8" });
        var entries = await Eventually.Get(() => TakingsAsync(a), seen => seen.Count >= 2);

        entries.Select(entry => entry.Address).Order().ShouldBe(["10.0.0.7", "10.0.0.8"]);
    }

    [Fact]
    public async Task The_next_hour_has_an_entry_of_its_own()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var a = await TestInstance.StartAsync(Url);
        var takings = ActivatorUtilities.CreateInstance<TokenTakings>(a.Get<IServiceProvider>(), clock);
        takings.Note(Worker);
        await Eventually.Get(() => TakingsAsync(a), seen => seen.Count == 1);

        clock.Advance(RedisKeys.TokenTakenLife + TimeSpan.FromMinutes(1));
        await redis.Process.ExpireAllAsync(_database, "*token_taken*");
        takings.Note(Worker);

        await Eventually.Get(() => TakingsAsync(a), seen => seen.Count == 2);
    }

    private static async Task<List<AuditEntry>> TakingsAsync(TestInstance instance) =>
        [.. (await instance.Get<AuditLog>().ReadAsync(100)).Where(entry => entry.Action == AuditAction.TakeToken)];
}
