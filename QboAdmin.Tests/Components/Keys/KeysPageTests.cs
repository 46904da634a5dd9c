using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Components.Layout;
using QboAdmin.Keys;
using QboAdmin.Tests.Fixtures;
using StackExchange.Redis;

namespace QboAdmin.Tests.Components.Keys;

public sealed class KeysPageTests(SharedRedis shared) : RedisPageTest(shared)
{
    [Fact]
    public async Task Empty_it_says_that_nobody_has_connected_and_that_this_is_no_fault()
    {
        var page = await OpenAsync(The.Viewer);

        await SeesAsync(page, "#doctor-title", words => words == "Set doctor: no keys, nothing to judge");
        page.FindAll(".set-table tbody tr").Select(row => row.Words()).ShouldAllBe(words => words.Contains("missing", StringComparison.Ordinal));
        page.FindAll(".seg a").Select(tab => tab.Words()).ShouldBe(["Sandbox 0", "Production 0"]);
    }

    [Fact]
    public async Task A_healthy_set_is_shown_as_marks_and_no_secret_is_in_the_page()
    {
        await ConnectAsync();
        var page = await OpenAsync(The.Operator);

        await SeesAsync(page, "#doctor-title", words => words == "Set doctor: all well");

        Row(page, "access_token").ShouldContain($"{Pictures.AccessMark} {The.AccessToken.Length} characters, shape fits");
        Row(page, "refresh_token").ShouldContain($"{Pictures.RefreshMark} {The.RefreshToken.Length} characters, shape fits");
        Row(page, "realm_id").ShouldContain("9341453081276012 Mwangaza Friends");
        Row(page, "access_token").ShouldContain("Grace Wanjiru, connect");
        page.FindAll("[data-part=access_token] time").Count.ShouldBe(4);
        HasNoSecret(page);
        await SeesAsync(page, "#others-title ~ *", _ => true);
        await SeesAsync(page, ".server-facts", words => words.Contains("no TLS, stays on this machine", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Viewer_sees_all_of_it_and_can_neither_reveal_nor_heal()
    {
        await FillAsync();
        var redis = await RedisAsync();
        await redis.KeyPersistAsync(Prefix + "realm_id");
        await redis.StringSetAsync("scratch", The.RefreshToken.Reveal());
        var page = await OpenAsync(The.Viewer, "redis?key=scratch");

        await SeesAsync(page, ".finding", words => words.StartsWith("realm_id never ends.", StringComparison.Ordinal));
        await SeesAsync(page, ".key-panel", words => words.Contains("looks like a refresh token", StringComparison.Ordinal));

        page.FindAll("button").Select(button => button.Words()).ShouldNotContain(name => name.StartsWith("Reveal", StringComparison.Ordinal) || name.StartsWith("Heal", StringComparison.Ordinal));
        HasNoSecret(page);
    }

    [Fact]
    public async Task Wrong_types_and_unreadable_values_are_named_in_their_rows()
    {
        var redis = await RedisAsync();
        await redis.ListRightPushAsync(Prefix + "access_token", "x");
        await redis.StringSetAsync(Prefix + "refresh_token", new byte[] { 0xC3, 0x28 });
        await redis.StringSetAsync(Prefix + "realm_id", new string('9', 20_000));
        await redis.StringSetAsync(Prefix + "token_expires_at", "soon");

        var page = await OpenAsync(The.Operator);

        await SeesAsync(page, "[data-part=access_token]", words => words.Contains("a list, not a string", StringComparison.Ordinal));
        Row(page, "refresh_token").ShouldContain("not text");
        Row(page, "realm_id").ShouldContain("too long");
        Row(page, "token_expires_at").ShouldContain("soon no moment");
    }

    [Fact]
    public async Task A_token_in_the_wrong_key_of_the_four_is_masked_there_too()
    {
        await FillAsync();
        await (await RedisAsync()).StringSetAsync(Prefix + "realm_id", The.RefreshToken.Reveal(), TimeSpan.FromDays(90));

        var page = await OpenAsync(The.Operator);

        await SeesAsync(page, "[data-part=realm_id]", words => words.Contains(Pictures.RefreshMark.ToString(), StringComparison.Ordinal));
        HasNoSecret(page);
    }

    [Fact]
    public async Task What_another_program_does_arrives_and_its_row_flashes_in_its_place()
    {
        await FillAsync();
        var page = await OpenAsync(The.Viewer);
        await SeesAsync(page, "[data-part=realm_id]", words => words.Contains(The.Realm.Value, StringComparison.Ordinal));
        page.FindAll(".set-table .flash").ShouldBeEmpty();

        await new Python(await RedisAsync()).SetExAsync("realm_id", The.OtherRealm.Value);

        var row = await SeesAsync(page, "[data-part=realm_id]", words => words.Contains(The.OtherRealm.Value, StringComparison.Ordinal));
        row.ClassList.ShouldContain("flash");
        page.FindAll(".set-table tbody tr").Select(line => line.GetAttribute("data-part")).ShouldBe(["access_token", "refresh_token", "realm_id", "token_expires_at"]);
        page.FindAll(".set-table .flash").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_other_environment_is_one_click_away_and_stands_in_the_address()
    {
        await FillAsync(environment: "production");
        var page = await OpenAsync(The.Viewer, "redis?env=production");

        await SeesAsync(page, "#set-title + *", words => words == "qbo_tokens:production:*");
        await SeesAsync(page, ".set-table", words => words.Contains("qbo_tokens:production:realm_id", StringComparison.Ordinal));
        page.FindAll(".seg a")[0].GetAttribute("href")!.ShouldEndWith("/redis?env=sandbox");
    }

    [Fact]
    public async Task Thousands_of_keys_make_few_lines_and_are_looked_at_on_demand()
    {
        var redis = await RedisAsync();
        var batch = redis.CreateBatch();
        var writes = Enumerable.Range(0, 6_000).Select(i => batch.StringSetAsync($"zz{i:0000}", i)).ToArray();
        batch.Execute();
        await Task.WhenAll(writes);

        var page = await OpenAsync(The.Viewer, "redis?pattern=zz");

        await SeesAsync(page, ".others-table", words => words.Contains("Show more", StringComparison.Ordinal));
        page.FindAll(".others-table tbody tr").Count.ShouldBe(KeyTree.AtOnce + 1);
        await page.Button("Look at 2,500 more").ClickAsync(new());
        await SeesAsync(page, ".card-foot", words => words.StartsWith("3,000 of about 6,0", StringComparison.Ordinal));
        await page.FindAll(".folder button")[^1].ClickAsync(new());
        page.WaitForAssertion(() => page.FindAll(".others-table tbody tr").Count.ShouldBe((2 * KeyTree.AtOnce) + 1), Eventually.Limit);
    }

    [Fact]
    public async Task A_huge_value_is_shown_by_its_beginning()
    {
        await (await RedisAsync()).StringSetAsync("huge", new string('x', 3_000_000));

        var page = await OpenAsync(The.Viewer, "redis?key=huge");

        var panel = await SeesAsync(page, ".key-panel", words => words.Contains("The first 64 KB are shown.", StringComparison.Ordinal));
        panel.Words().ShouldContain("string, 3.0 MB");
        panel.Words().Length.ShouldBeLessThan(ValueReader.Cap + 1_000);
    }

    [Fact]
    public async Task A_key_that_vanishes_while_it_is_shown_leaves_what_it_held_and_says_so()
    {
        var redis = await RedisAsync();
        await redis.StringSetAsync("passing", "what it held");
        var page = await OpenAsync(The.Viewer, "redis?key=passing");
        await SeesAsync(page, ".key-panel", words => words.Contains("what it held", StringComparison.Ordinal));
        await SeesAsync(page, ".others-table", words => words.Contains("passing", StringComparison.Ordinal));

        await redis.KeyDeleteAsync("passing");

        var panel = await SeesAsync(page, ".key-panel", words => words.Contains("it has expired or was deleted", StringComparison.Ordinal));
        panel.Words().ShouldContain("what it held");
        await SeesAsync(page, ".others-table .vanished", words => words.EndsWith("gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_named_as_such()
    {
        var page = await OpenAsync(The.Viewer, "redis?key=nowhere");

        await SeesAsync(page, ".key-panel", words => words.Contains("There is no such key.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Own_keys_are_explained()
    {
        await ConnectAsync();

        var page = await OpenAsync(The.Viewer, "redis?key=qbo_admin:sandbox:connection");

        await SeesAsync(page, ".key-panel", words => words.Contains("What QboAdmin knows of the connection beyond the four keys", StringComparison.Ordinal));
        await SeesAsync(page, ".value-table", words => words.Contains("Mwangaza Friends", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pattern_and_type_stand_in_the_address()
    {
        var redis = await RedisAsync();
        await redis.StringSetAsync("app:one", "1");
        await redis.HashSetAsync("app:two", "a", "b");
        var page = await OpenAsync(The.Viewer);
        await SeesAsync(page, ".others-table", words => words.Contains("two", StringComparison.Ordinal));

        await page.Find(".search input").ChangeAsync(new() { Value = "app:*" });
        await page.Find(".others-filter").SubmitAsync();
        await page.Find(".select").ChangeAsync(new() { Value = "hash" });

        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/redis?pattern=app%3A%2A&type=hash");
        await SeesAsync(page, ".others-table", words => !words.Contains("one", StringComparison.Ordinal) && words.Contains("two", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_in_a_name_is_masked_and_never_gets_into_the_address()
    {
        await (await RedisAsync()).StringSetAsync($"session:{The.RefreshToken.Reveal()}", "x");
        var page = await OpenAsync(The.Operator);
        await SeesAsync(page, ".others-table", words => words.Contains(Pictures.RefreshMark.ToString(), StringComparison.Ordinal));

        await page.Find(".others-table .tree-button").ClickAsync(new());

        await SeesAsync(page, ".key-panel", words => words.Contains("string, 1 B", StringComparison.Ordinal));
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/redis");
        HasNoSecret(page);
    }

    private static string Row(IRenderedComponent<MainLayout> page, string part) => page.Words($"[data-part={part}]");

    private static void HasNoSecret(IRenderedComponent<MainLayout> page)
    {
        page.Markup.ShouldNotContain(The.AccessToken.Reveal());
        page.Markup.ShouldNotContain(The.RefreshToken.Reveal());
    }
}

/// <summary>Nobody listens where Redis should be.</summary>
public sealed class KeysPageWithoutRedisTests() : RedisPageTest(null)
{
    [Fact]
    public async Task Unreachable_it_says_why_and_that_it_goes_on_by_itself()
    {
        var page = await OpenAsync(The.Operator);

        var note = await SeesAsync(page, "main .note", words => words.StartsWith("Redis does not answer", StringComparison.Ordinal));
        note.Words().ShouldEndWith("The page fills by itself when it answers.");
        await SeesAsync(page, ".others-list", words => words.StartsWith("Redis does not answer", StringComparison.Ordinal));
        page.Words("#doctor-title").ShouldBe("Set doctor: nothing to judge yet");
        page.FindAll(".set-table").ShouldBeEmpty();
        page.Markup.ShouldContain("Unknown while Redis does not answer.");
    }
}
