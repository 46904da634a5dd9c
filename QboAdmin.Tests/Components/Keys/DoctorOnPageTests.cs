using Bunit;
using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Intuit;
using QboAdmin.Keys;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Components.Keys;

/// <summary>Each finding: another program brings it about, the page says it, a person has it healed, and Redis holds what it should.</summary>
public sealed class DoctorOnPageTests(SharedRedis shared) : RedisPageTest(shared)
{
    [Fact]
    public async Task A_wrong_type_is_replaced_by_what_QboAdmin_noted()
    {
        await ConnectAsync();
        var redis = await RedisAsync();
        await redis.KeyDeleteAsync(Prefix + "realm_id");
        await redis.ListRightPushAsync(Prefix + "realm_id", ["not", "a", "string"]);

        var commands = await HealAsync(FindingKind.WrongType, "realm_id is a list, not a string.");

        commands.ShouldMatch($@"^MULTI SET {Prefix}realm_id {The.Realm} EX 777\d{{4}} EXEC$");
        ((string?)await redis.StringGetAsync(Prefix + "realm_id")).ShouldBe(The.Realm.Value);
        (await redis.KeyTimeToLiveAsync(Prefix + "realm_id"))!.Value.TotalDays.ShouldBe(90, 0.1);
    }

    [Fact]
    public async Task A_wrong_type_that_nobody_noted_is_removed()
    {
        await FillAsync();
        var redis = await RedisAsync();
        await redis.KeyDeleteAsync(Prefix + "refresh_token");
        await redis.HashSetAsync(Prefix + "refresh_token", "field", "value");

        var commands = await HealAsync(FindingKind.WrongType, "refresh_token is a hash, not a string.");

        commands.ShouldBe($"MULTI DEL {Prefix}refresh_token EXEC");
        (await redis.KeyExistsAsync(Prefix + "refresh_token")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_missing_realm_is_written_from_what_QboAdmin_noted()
    {
        await ConnectAsync();
        var redis = await RedisAsync();
        await redis.KeyDeleteAsync(Prefix + "realm_id");

        await HealAsync(FindingKind.Missing, "realm_id is missing.");

        ((string?)await redis.StringGetAsync(Prefix + "realm_id")).ShouldBe(The.Realm.Value);
    }

    [Fact]
    public async Task A_missing_access_token_is_renewed_at_Intuit()
    {
        await FillAsync();
        var redis = await RedisAsync();
        await redis.KeyDeleteAsync(Prefix + "access_token");

        await HealAsync(FindingKind.Missing, "access_token is missing.", "Nothing reaches QuickBooks until the access token is renewed.");

        ((string?)await redis.StringGetAsync(Prefix + "access_token")).ShouldStartWith("access-");
        ((ScriptedIntuit)Services.GetRequiredService<IIntuitOAuthClient>()).Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_refresh_token_can_only_be_had_from_a_person()
    {
        await FillAsync();
        await (await RedisAsync()).KeyDeleteAsync(Prefix + "refresh_token");
        var page = await OpenAsync(The.Operator);

        var finding = await SeesAsync(page, Kind(FindingKind.Missing), words => words.StartsWith("refresh_token is missing.", StringComparison.Ordinal));

        finding.Words().ShouldContain("from then on nothing reaches QuickBooks until somebody connects again");
        finding.Words().ShouldEndWith("Nothing in Redis can heal this. Connect again on the dashboard.");
        finding.QuerySelector("button").ShouldBeNull();
    }

    [Fact]
    public async Task An_empty_value_counts_as_missing()
    {
        await ConnectAsync();
        var redis = await RedisAsync();
        await redis.StringSetAsync(Prefix + "token_expires_at", "", TimeSpan.FromDays(90));

        await HealAsync(FindingKind.Missing, "token_expires_at is empty.", "Other programs read it as 0, \"expired\", and refresh again and again.");

        ((long)await redis.StringGetAsync(Prefix + "token_expires_at")).ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(58).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.AddMinutes(61).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_value_that_can_not_be_is_renewed()
    {
        await FillAsync();
        var redis = await RedisAsync();
        await redis.StringSetAsync(Prefix + "access_token", "two words", TimeSpan.FromDays(90));

        await HealAsync(FindingKind.Unusable, "access_token holds characters that it can't have.");

        ((string?)await redis.StringGetAsync(Prefix + "access_token")).ShouldStartWith("access-");
    }

    [Fact]
    public async Task Quotation_marks_around_a_token_are_taken_away_and_the_token_is_not_shown()
    {
        await FillAsync();
        var redis = await RedisAsync();
        await redis.StringSetAsync(Prefix + "refresh_token", $"\"{The.RefreshToken.Reveal()}\"", TimeSpan.FromDays(90));

        var commands = await HealAsync(FindingKind.Wrapped, "refresh_token has quotation marks around its value.", "everybody would have to reconnect");

        commands.ShouldBe($"MULTI SET {Prefix}refresh_token <{Pictures.RefreshMark}> KEEPTTL EXEC");
        ((string?)await redis.StringGetAsync(Prefix + "refresh_token")).ShouldBe(The.RefreshToken.Reveal());
        (await redis.KeyTimeToLiveAsync(Prefix + "refresh_token"))!.Value.TotalDays.ShouldBe(90, 0.1);
    }

    [Fact]
    public async Task A_line_break_after_the_realm_is_taken_away()
    {
        await FillAsync();
        var redis = await RedisAsync();
        await redis.StringSetAsync(Prefix + "realm_id", $"{The.Realm}\r\n", TimeSpan.FromDays(90));

        var commands = await HealAsync(FindingKind.Wrapped, "realm_id has blanks or line breaks around its value.");

        commands.ShouldBe($"MULTI SET {Prefix}realm_id {The.Realm} KEEPTTL EXEC");
        ((string?)await redis.StringGetAsync(Prefix + "realm_id")).ShouldBe(The.Realm.Value);
    }

    [Theory]
    [InlineData("milliseconds", "token_expires_at is in milliseconds.")]
    [InlineData("words", "token_expires_at is not written as whole seconds.")]
    [InlineData("fraction", "token_expires_at is not written as whole seconds.")]
    public async Task An_expiry_in_another_form_is_written_as_whole_seconds(string form, string says)
    {
        var end = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddMinutes(42).ToUnixTimeSeconds());
        await FillAsync(end);
        var redis = await RedisAsync();
        var text = form switch
        {
            "milliseconds" => end.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            "words" => end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            _ => string.Create(CultureInfo.InvariantCulture, $"{end.ToUnixTimeSeconds()}.75"),
        };
        await redis.StringSetAsync(Prefix + "token_expires_at", text, TimeSpan.FromDays(90));

        var commands = await HealAsync(FindingKind.ExpiryForm, says);

        commands.ShouldBe($"MULTI SET {Prefix}token_expires_at {end.ToUnixTimeSeconds()} KEEPTTL EXEC");
        ((string?)await redis.StringGetAsync(Prefix + "token_expires_at")).ShouldBe(end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_expiry_that_nobody_can_read_is_had_anew_from_Intuit()
    {
        await FillAsync();
        var redis = await RedisAsync();
        await redis.StringSetAsync(Prefix + "token_expires_at", "soon", TimeSpan.FromDays(90));

        await HealAsync(FindingKind.ExpiryForm, "token_expires_at can't be read as a moment.");

        ((long)await redis.StringGetAsync(Prefix + "token_expires_at")).ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(50).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task An_access_token_that_has_ended_is_renewed()
    {
        await FillAsync(DateTimeOffset.UtcNow.AddMinutes(-10));
        var redis = await RedisAsync();

        await HealAsync(FindingKind.ExpiryPast, "The access token ended on ", "Until somebody does, QuickBooks refuses every call.");

        ((long)await redis.StringGetAsync(Prefix + "token_expires_at")).ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(50).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Keys_that_end_at_different_times_are_made_to_end_together()
    {
        await FillAsync();
        var redis = await RedisAsync();
        await redis.KeyExpireAsync(Prefix + "realm_id", TimeSpan.FromDays(45));

        var commands = await HealAsync(FindingKind.Ends, "realm_id ends 45 days before the last of the others.", "everybody would have to reconnect");

        commands.Split(" EXPIRE ").Length.ShouldBe(5);
        (await redis.KeyTimeToLiveAsync(Prefix + "realm_id"))!.Value.TotalDays.ShouldBe(90, 0.1);
        ((string?)await redis.StringGetAsync(Prefix + "realm_id")).ShouldBe(The.Realm.Value);
    }

    [Fact]
    public async Task A_key_that_never_ends_gets_an_end()
    {
        await FillAsync();
        var redis = await RedisAsync();
        await redis.KeyPersistAsync(Prefix + "access_token");

        await HealAsync(FindingKind.Ends, "access_token never ends.");

        (await redis.KeyTimeToLiveAsync(Prefix + "access_token"))!.Value.TotalDays.ShouldBe(90, 0.1);
    }

    [Fact]
    public async Task Another_companys_realm_is_put_right()
    {
        await ConnectAsync();
        var redis = await RedisAsync();
        await redis.StringSetAsync(Prefix + "realm_id", The.OtherRealm.Value, TimeSpan.FromDays(90));

        var commands = await HealAsync(FindingKind.Realm, "realm_id is not the company that the tokens were issued for.");

        commands.ShouldBe($"MULTI SET {Prefix}realm_id {The.Realm} KEEPTTL EXEC");
        ((string?)await redis.StringGetAsync(Prefix + "realm_id")).ShouldBe(The.Realm.Value);
    }

    [Fact]
    public async Task The_environment_that_is_not_used_is_emptied_once_its_name_is_typed()
    {
        await FillAsync();
        await FillAsync(environment: "production");
        var redis = await RedisAsync();

        var commands = await HealAsync(FindingKind.BothFilled, "Sandbox and production both hold keys.", "This installation uses sandbox.", types: "production");

        commands.ShouldBe(
            "MULTI DEL qbo_tokens:production:access_token DEL qbo_tokens:production:refresh_token DEL qbo_tokens:production:realm_id DEL qbo_tokens:production:token_expires_at EXEC");
        (await redis.KeyExistsAsync("qbo_tokens:production:access_token")).ShouldBeFalse();
        ((string?)await redis.StringGetAsync(Prefix + "access_token")).ShouldBe(The.AccessToken.Reveal());
    }

    [Fact]
    public async Task A_stray_key_is_named_and_never_touched()
    {
        await FillAsync();
        var redis = await RedisAsync();
        await redis.StringSetAsync(Prefix + "refresh_tokn", "RT1-61-H0-misspelt");
        var page = await OpenAsync(The.Operator);

        var finding = await SeesAsync(page, Kind(FindingKind.Strays), words => words.StartsWith($"{Prefix}refresh_tokn is under the prefix", StringComparison.Ordinal));

        finding.Words().ShouldContain("QboAdmin never deletes them");
        finding.QuerySelector("button").ShouldBeNull();
        (await redis.KeyExistsAsync(Prefix + "refresh_tokn")).ShouldBeTrue();

        await redis.KeyDeleteAsync(Prefix + "refresh_tokn");
        await SeesAsync(page, ".passed", words => words.Contains("No stray keys in the prefix", StringComparison.Ordinal));
    }

    private static string Kind(FindingKind kind) => $".finding[data-kind={kind}]";

    // The page says it, a person presses Heal, reads the commands and agrees, and the page does not say it any more.
    private async Task<string> HealAsync(FindingKind kind, string says, string? follows = null, string? types = null)
    {
        var page = await OpenAsync(The.Operator);
        var finding = await SeesAsync(page, Kind(kind), words => words.StartsWith(says, StringComparison.Ordinal));
        finding.Words().ShouldContain(follows ?? "");

        Press(finding.QuerySelector("button")!);
        await SeesAsync(page, ".mud-dialog", words => words.Contains("nothing is sent", StringComparison.Ordinal));
        var commands = string.Concat(page.FindAll(".commands").Select(Says.Words));
        commands.ShouldNotContain(The.RefreshToken.Reveal());
        page.Markup.ShouldNotContain(The.RefreshToken.Reveal());
        if (types is not null)
        {
            page.Button("Heal").HasAttribute("disabled").ShouldBeTrue();
            await page.Find(".mud-dialog input").InputAsync(new() { Value = types });
        }

        await page.Button("Heal").ClickAsync(new());

        await Eventually.Get(() => page.Markup, _ => page.FindAll(Kind(kind)).Count == 0, condition: $"{kind} is gone");
        return commands;
    }
}
