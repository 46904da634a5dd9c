using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using QboAdmin.Deploy;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Deploy;

public sealed class ProofTests(SharedRedis redis)
{
    private readonly int _database = redis.NextDatabase();

    [Fact]
    public async Task A_new_release_is_proven_by_itself_once_all_instances_run_it()
    {
        await (await PythonAsync()).WriteAsync("from-python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
        await using var old = await StartAsync("web.1", "2.4.0");
        await FinalAsync(old, "2.4.0");
        await RemembersAsync(old, "2.4.0+8f3c2ad");

        await using var young = await StartAsync("web.2", "2.4.1");
        var under = await Eventually.Get(async () => await NewestAsync(young), proof => proof is { Release: "2.4.1", Lines.IsEmpty: false });
        under!.IsFinal.ShouldBeFalse();
        under.Lines.Single(line => line.Id == "release").Text.ShouldBe("1 of 2");

        await old.StopAsync();
        var proof = await FinalAsync(young, "2.4.1");

        proof.Replaces.ShouldBe("2.4.0+8f3c2ad");
        Line(proof, "refresh-token").ShouldBe((Verdict.Green, "same"));
        Line(proof, "ttl").ShouldBe((Verdict.Green, "unbroken"));
        Line(proof, "consent").ShouldBe((Verdict.Green, "not needed"));
        Line(proof, "release").ShouldBe((Verdict.Green, "1 of 1"));
        (await young.Get<ProofStore>().ReadAsync()).Select(kept => kept.Release).ShouldBe(["2.4.1", "2.4.0"]);
    }

    [Fact]
    public async Task Tokens_lost_with_a_release_are_red()
    {
        await (await PythonAsync()).WriteAsync("from-python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
        var old = await StartAsync("web.1", "2.4.0");
        await FinalAsync(old, "2.4.0");
        await RemembersAsync(old, "2.4.0+8f3c2ad");
        await old.DisposeAsync();
        foreach (var key in new[] { "access_token", "refresh_token", "realm_id", "token_expires_at" })
        {
            await (await PythonAsync()).DeleteAsync(key);
        }

        await using var young = await StartAsync("web.1", "2.4.1");
        var proof = await Eventually.Get(async () => await NewestAsync(young), proof => proof is { Release: "2.4.1", Lines.IsEmpty: false });

        Line(proof!, "refresh-token").ShouldBe((Verdict.Red, "gone"));
        Line(proof!, "consent").ShouldBe((Verdict.Red, "is needed"));
    }

    [Fact]
    public async Task A_person_signs_once_and_another_signature_changes_nothing()
    {
        await using var instance = await StartAsync("web.1", "2.4.0");
        var proof = await FinalAsync(instance, "2.4.0");
        var service = instance.Get<DeployService>();

        await service.SignAsync(proof.Number, The.Operator);
        await service.SignAsync(proof.Number, The.Operator with { Name = "Somebody Else" });

        var signed = await NewestAsync(instance);
        signed!.SignedBy.ShouldBe(The.Operator.Name);
        await Should.ThrowAsync<UnauthorizedAccessException>(() => service.SignAsync(proof.Number, The.Viewer));
    }

    [Fact]
    public async Task Planned_work_is_known_everywhere_and_ends_by_itself()
    {
        await using var one = await StartAsync("web.1", "2.4.0");
        await using var two = await StartAsync("web.2", "2.4.0");

        await one.Get<DeployService>().PlanAsync(TimeSpan.FromSeconds(3), "new certificates", The.Operator);

        var work = await Eventually.Get(() => two.Get<QboAdmin.Live.PlannedWorkBoard>().Current, work => work is not null);
        work!.What.ShouldBe("new certificates");
        work.By.ShouldBe(The.Operator.Name);
        await Eventually.True(() => two.Get<QboAdmin.Live.PlannedWorkBoard>().Live.Current.Work is null);
        await Eventually.True(() => one.Get<QboAdmin.Live.PlannedWorkBoard>().Live.Current.Work is null);
    }

    private async Task<Python> PythonAsync() => new(await redis.Process.ConnectAsync(_database));

    private Task<TestInstance> StartAsync(string name, string release) => TestInstance.StartAsync(redis.Process.UrlOf(_database), name, configure: services =>
    {
        services.AddDeploy(new DeployOptions { SettingsNeeded = 5 }, new LeavingOptions());
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostLifetime) && service.ImplementationType == typeof(MovingLifetime)));
        services.Replace(ServiceDescriptor.Singleton(The.Instance with { Name = name, Release = release, StartedAt = TimeProvider.System.GetUtcNow() }));

        // QuickBooks is not there in these tests, and nobody waits for it.
        services.Replace(ServiceDescriptor.Singleton<QboAdmin.Intuit.IAccountingClient>(new NoQuickBooks()));
    });

    private static async Task<ReleaseProof?> NewestAsync(TestInstance instance) => (await instance.Get<ProofStore>().ReadAsync()).FirstOrDefault();

    private static async Task<ReleaseProof> FinalAsync(TestInstance instance, string release) =>
        (await Eventually.Get(async () => await NewestAsync(instance), proof => proof is { IsFinal: true } && proof.Release == release))!;

    private static Task<TokenFacts?> RemembersAsync(TestInstance instance, string build) =>
        Eventually.Get(() => instance.Get<ProofStore>().ReadFactsAsync(), facts => facts?.Build == build && facts.RefreshToken is not null);

    private static (Verdict Verdict, string Text) Line(ReleaseProof proof, string id)
    {
        var line = proof.Lines.Single(line => line.Id == id);
        return (line.Verdict, line.Text);
    }

    private sealed class NoQuickBooks : QboAdmin.Intuit.IAccountingClient
    {
        public Task<QboAdmin.Intuit.QboResult<QboAdmin.Intuit.CompanyInfo>> GetCompanyInfoAsync(CancellationToken cancellationToken) =>
            Task.FromResult<QboAdmin.Intuit.QboResult<QboAdmin.Intuit.CompanyInfo>>(new QboAdmin.Intuit.QboFailure.NotConnected());

        public Task<QboAdmin.Intuit.QboResult<QboAdmin.Intuit.CompanyInfo>> GetCompanyInfoAsync(QboAdmin.Intuit.AccessGrant grant, CancellationToken cancellationToken) =>
            GetCompanyInfoAsync(cancellationToken);
    }
}
