using System.Text;
using QboAdmin.Connection;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using StackExchange.Redis;

namespace QboAdmin.Tests.Connection;

public sealed class CompanySwitchTests(SharedRedis redis)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task Another_company_is_asked_about_with_both_names_and_nothing_changes_meanwhile()
    {
        await using var instance = await Person.InstanceAsync(_url);
        await instance.ConsentAsync();
        var before = instance.Memory.State.Tokens;

        var result = await instance.ConsentAsync(The.OtherRealm);

        result.Kind.ShouldBe(CallbackResultKind.OtherCompany);
        var question = await instance.Get<CompanySwitch>().FindAsync(result.PendingId!);
        question.ShouldBe(new CompanySwitchQuestion(result.PendingId!, "Mwangaza Friends", "Harbour Light Food Pantry"));
        await instance.NewTokenService().LookAsync();
        instance.Memory.State.Tokens.ShouldBe(before);
        instance.Intuit.Revoked.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_company_again_is_not_asked_about()
    {
        await using var instance = await Person.InstanceAsync(_url);
        await instance.ConsentAsync();
        var before = instance.Current.AccessToken;

        (await instance.ConsentAsync()).Kind.ShouldBe(CallbackResultKind.Connected);

        await instance.ShowsAsync(snapshot => snapshot.AccessToken != before);
        instance.Intuit.Revoked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Yes_on_another_instance_saves_the_new_company_and_then_revokes_the_old_one()
    {
        var intuit = new ScriptedIntuit(TimeProvider.System);
        await using var a = await Person.InstanceAsync(_url, intuit: intuit);
        await using var b = await Person.InstanceAsync(_url, "web.2", intuit);
        await a.ConsentAsync();
        var old = a.Memory.State.Tokens!.RefreshToken;
        var result = await a.ConsentAsync(The.OtherRealm);

        (await b.Get<CompanySwitch>().AcceptAsync(result.PendingId!)).ShouldBeTrue();

        intuit.Revoked.ShouldBe([old]);
        var shown = await a.ShowsAsync(snapshot => snapshot.Realm == The.OtherRealm);
        shown.State.ShouldBe(ConnectionState.Connected);
        shown.Company!.Name.ShouldBe("Harbour Light Food Pantry");
        shown.ConnectedBy!.Name.ShouldBe(The.Operator.Name);
        (await a.Get<CompanySwitch>().FindAsync(result.PendingId!)).ShouldBeNull();
        (await a.Get<CompanySwitch>().AcceptAsync(result.PendingId!)).ShouldBeFalse();
    }

    [Fact]
    public async Task No_revokes_the_new_company_and_leaves_the_old_one()
    {
        await using var instance = await Person.InstanceAsync(_url);
        await instance.ConsentAsync();
        var before = instance.Memory.State.Tokens;
        var result = await instance.ConsentAsync(The.OtherRealm);

        (await instance.Get<CompanySwitch>().RejectAsync(result.PendingId!)).ShouldBeTrue();

        instance.Intuit.Revoked.Single().ShouldNotBe(before!.RefreshToken);
        await instance.NewTokenService().LookAsync();
        instance.Memory.State.Tokens.ShouldBe(before);
        (await instance.Get<CompanySwitch>().RejectAsync(result.PendingId!)).ShouldBeFalse();
        instance.Intuit.Revoked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task No_to_a_company_that_was_connected_meanwhile_does_not_revoke_it()
    {
        await using var instance = await Person.InstanceAsync(_url);
        await instance.ConsentAsync();
        var (once, twice) = (await instance.ConsentAsync(The.OtherRealm), await instance.ConsentAsync(The.OtherRealm));
        await instance.Get<CompanySwitch>().AcceptAsync(once.PendingId!);
        var revoked = instance.Intuit.Revoked.Count;

        (await instance.Get<CompanySwitch>().RejectAsync(twice.PendingId!)).ShouldBeTrue();

        instance.Intuit.Revoked.Count.ShouldBe(revoked);
        instance.Current.Realm.ShouldBe(The.OtherRealm);
    }

    [Fact]
    public async Task A_set_that_lost_its_realm_is_still_asked_about()
    {
        await using var instance = await Person.InstanceAsync(_url);
        await instance.ConsentAsync();
        await instance.Get<RedisConnection>().UseAsync(database => database.KeyDeleteAsync(instance.Get<RedisKeys>().RealmId));

        (await instance.ConsentAsync(The.OtherRealm)).Kind.ShouldBe(CallbackResultKind.OtherCompany);
    }

    [Fact]
    public async Task What_another_program_connected_is_asked_about_without_a_name()
    {
        await using var instance = await Person.InstanceAsync(_url);
        var database = instance.Get<RedisConnection>().Multiplexer!.GetDatabase();
        await new Python(database).WriteAsync("from-python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(30));

        var result = await instance.ConsentAsync(The.OtherRealm);

        (await instance.Get<CompanySwitch>().FindAsync(result.PendingId!))!.Present.ShouldBe($"company {The.Realm.Value}");
        await instance.Get<CompanySwitch>().AcceptAsync(result.PendingId!);
        instance.Intuit.Revoked.Single().Reveal().ShouldBe("RT1-python");
    }

    [Fact]
    public async Task The_waiting_set_is_encrypted_and_lives_ten_minutes()
    {
        await using var instance = await Person.InstanceAsync(_url);
        await instance.ConsentAsync();
        await instance.ConsentAsync(The.OtherRealm);

        var database = instance.Get<RedisConnection>().Multiplexer!.GetDatabase();
        var server = database.Multiplexer.GetServers().Single();
        var key = server.Keys(database.Database, "qbo_admin:sandbox:pending:*").Single();

        var stored = Encoding.Latin1.GetString((byte[])(await database.StringGetAsync(key))!);
        foreach (var secret in new[] { The.OtherRealm.Value, "RT1-", "access-", "refresh_token", The.Operator.Name })
        {
            stored.ShouldNotContain(secret);
        }

        (await database.KeyTimeToLiveAsync(key))!.Value.ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_question_that_has_waited_for_ten_minutes_can_not_be_answered()
    {
        await using var instance = await Person.InstanceAsync(_url);
        await instance.ConsentAsync();
        var before = instance.Memory.State.Tokens;
        var id = (await instance.ConsentAsync(The.OtherRealm)).PendingId!;
        var database = instance.Get<RedisConnection>().Multiplexer!.GetDatabase();
        await database.KeyExpireAsync(instance.Get<RedisKeys>().Pending(OpaqueId.Hash(id)), TimeSpan.FromMilliseconds(1));

        await Eventually.True(async () => await instance.Get<CompanySwitch>().FindAsync(id) is null);

        (await instance.Get<CompanySwitch>().AcceptAsync(id)).ShouldBeFalse();
        instance.Memory.State.Tokens.ShouldBe(before);
    }

    [Fact]
    public async Task Without_Redis_the_question_waits_in_memory()
    {
        await using var alone = await Person.InstanceAsync("redis://127.0.0.1:1");
        await alone.ConsentAsync();

        var result = await alone.ConsentAsync(The.OtherRealm);

        (await alone.Get<CompanySwitch>().FindAsync(result.PendingId!))!.New.ShouldBe("Harbour Light Food Pantry");
        (await alone.Get<CompanySwitch>().AcceptAsync(result.PendingId!)).ShouldBeTrue();
        alone.Current.Realm.ShouldBe(The.OtherRealm);
        alone.Intuit.Revoked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-such-id")]
    [InlineData("../../connection")]
    public async Task An_id_that_is_none_finds_nothing(string id)
    {
        await using var instance = await Person.InstanceAsync(_url);

        (await instance.Get<CompanySwitch>().FindAsync(id)).ShouldBeNull();
        (await instance.Get<CompanySwitch>().AcceptAsync(OpaqueId.New())).ShouldBeFalse();
    }
}
