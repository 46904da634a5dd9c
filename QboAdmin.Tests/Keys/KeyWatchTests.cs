using QboAdmin.Keys;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Keys;

public sealed class KeyWatchTests(SharedRedis shared)
{
    [Fact]
    public async Task Nothing_is_read_while_no_page_is_open()
    {
        await using var room = await KeysRoom.StartAsync(shared.Process, shared.NextDatabase(), opens: false);
        await room.FillAsync();
        await room.Instance.ShowsAsync(snapshot => snapshot.Keys.IsWhole);
        room.Watch.Reads.ShouldBe(0);
        room.Instance.Get<BrowseConnection>().IsOpen.ShouldBeFalse();

        var page = room.OpenPage();
        await room.SeesAsync(set => set.Count == 4);
        page.Dispose();

        // One turn may be under way; after it the loop sleeps until a page is opened.
        var reads = await Eventually.Get(() => room.Watch.Reads, _ => room.Watch.Picture.Watchers == 0);
        await room.Instance.Get<ConnectionWatch>().LookAsync();
        await room.Python.DeleteAsync("realm_id");
        await room.Instance.ShowsAsync(snapshot => !snapshot.Keys.IsWhole);
        room.Watch.Reads.ShouldBeLessThanOrEqualTo(reads + 1);
        room.Watch.Picture.Current.Sandbox.Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_four_keys_are_shown_as_marks_lengths_and_ends()
    {
        await using var room = await KeysRoom.StartAsync(shared.Process, shared.NextDatabase(), opens: false);
        await room.ConnectAsync();
        room.OpenPage();

        var set = await room.SeesAsync(seen => seen.Count == 4 && seen.Company is not null);

        set.AccessToken.Mark.ShouldBe(The.Fingerprinter.Of(The.AccessToken));
        set.RefreshToken.Mark.ShouldBe(The.Fingerprinter.Of(The.RefreshToken));
        set.RefreshToken.Text.ShouldBeNull();
        set.RefreshToken.Bytes.ShouldBe(The.RefreshToken.Length);
        set.RefreshToken.FitsShape.ShouldBeTrue();
        set.RealmId.Text!.ToString().ShouldBe(The.Realm.Value);
        set.Company.ShouldBe("Mwangaza Friends");
        set.ExpiresAt.Expiry!.Form.ShouldBe(ExpiryForm.Seconds);
        set.All.ShouldAllBe(fact => fact.Type == "string" && fact.GoneAt > DateTimeOffset.UtcNow.AddDays(89));
        set.AccessToken.Changed!.By.ShouldBe("Grace Wanjiru, connect");
        set.AccessToken.Changed.Basis.ShouldBe(KeyChangeBasis.Noted);
        set.ToString().ShouldNotContain(The.RefreshToken.Reveal());
    }

    [Fact]
    public async Task A_foreign_write_an_expiry_and_a_delete_are_seen_and_who_it_was_is_said()
    {
        await using var room = await KeysRoom.StartAsync(shared.Process, shared.NextDatabase(), opens: false);
        await room.ConnectAsync();
        room.OpenPage();
        await room.SeesAsync(seen => seen.Count == 4);

        await room.Python.SetExAsync("refresh_token", "RT1-77-H0-from-python");
        var written = await room.SeesAsync(seen => seen.RefreshToken.Mark != The.Fingerprinter.Of(The.RefreshToken));
        written.RefreshToken.Changed!.Basis.ShouldBe(KeyChangeBasis.Seen);
        written.RefreshToken.Changed.By.ShouldBe("another program");
        written.AccessToken.Changed!.Basis.ShouldBe(KeyChangeBasis.Noted);

        await room.Redis.KeyExpireAsync(KeysRoom.Prefix + "access_token", TimeSpan.FromMilliseconds(200));
        await room.SeesAsync(seen => !seen.AccessToken.Exists);

        await room.Python.DeleteAsync("realm_id");
        (await room.SeesAsync(seen => !seen.RealmId.Exists)).RealmId.Changed!.Basis.ShouldBe(KeyChangeBasis.Seen);
    }

    [Fact]
    public async Task A_write_that_nobody_saw_is_reckoned_from_what_is_left_of_its_ninety_days()
    {
        await using var room = await KeysRoom.StartAsync(shared.Process, shared.NextDatabase(), opens: false);
        await room.FillAsync();
        await room.Redis.KeyExpireAsync(KeysRoom.Prefix + "realm_id", TimeSpan.FromDays(45));
        room.OpenPage();

        var set = await room.SeesAsync(seen => seen.Count == 4);

        var changed = set.RealmId.Changed.ShouldNotBeNull();
        changed.Basis.ShouldBe(KeyChangeBasis.Reckoned);
        (DateTimeOffset.UtcNow - changed.At).TotalDays.ShouldBe(45, 0.1);
        changed.By.ShouldBeNull();
    }

    [Fact]
    public async Task Both_environments_are_read_and_never_mixed()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.FillAsync(environment: "production");

        var production = await room.SeesAsync(seen => seen.Count == 4, QboEnvironment.Production);

        production.RealmId.Name.ShouldBe("qbo_tokens:production:realm_id");
        room.Watch.Picture.Current.Sandbox.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_picture_of_the_same_keys_is_equal_so_that_pages_are_not_woken_for_nothing()
    {
        await using var room = await KeysRoom.StartAsync(shared);
        await room.FillAsync();
        var first = await room.SeesAsync(seen => seen.Count == 4);

        var reads = room.Watch.Reads;
        await Eventually.True(() => room.Watch.Reads > reads + 2);

        room.Watch.Picture.Current.Sandbox.ShouldBeSameAs(first);
    }

    [Fact]
    public async Task Redis_away_keeps_what_was_seen_and_says_since_when()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var room = await KeysRoom.StartAsync(redis);
        await room.FillAsync();
        await room.SeesAsync(seen => seen.Count == 4);

        await redis.StopAsync();
        var away = await Eventually.Get(() => room.Watch.Picture.Current, picture => picture.Outage is not null);
        away.Sandbox.Count.ShouldBe(4);

        await redis.StartAsync();
        var back = await Eventually.Get(() => room.Watch.Picture.Current, picture => picture.Outage is null);
        back.IsRead.ShouldBeTrue();
    }

    [Fact]
    public async Task A_user_who_may_not_ask_for_types_still_sees_the_keys()
    {
        await using var redis = await RedisProcess.StartAsync();
        var owner = await redis.ConnectAsync();
        await owner.ExecuteAsync("ACL", "SETUSER", "limited", "on", ">pw", "~*", "&*", "+@all", "-type", "-config", "-info", "-memory");
        await new Python(owner).WriteAsync(The.AccessToken.Reveal(), The.RefreshToken.Reveal(), The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(30));
        await using var instance = await TestInstance.StartAsync(redis.Url.Replace("redis://", "redis://limited:pw@", StringComparison.Ordinal));
        using var page = instance.Get<KeyWatch>().Picture.Subscribe();

        var picture = await Eventually.Get(() => instance.Get<KeyWatch>().Picture.Current, seen => seen.Sandbox.Count == 4);

        picture.Sandbox.All.ShouldAllBe(fact => fact.Type == "string" && fact.Flaws == ValueFlaws.None);
        var facts = await instance.Get<ServerFactsReader>().ReadAsync();
        facts.Version.ShouldBeNull();
        facts.EvictionPolicy.ShouldBeNull();
        facts.Persistence.ShouldBe(ServerPersistence.Unknown);
        facts.Keys.ShouldBe(5);
    }
}
