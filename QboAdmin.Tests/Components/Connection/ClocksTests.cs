using Bunit;
using QboAdmin.Components.Connection;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Connection;

/// <summary>The four clocks and the line that says which ends first.</summary>
public sealed class ClocksTests : PageTest
{
    private const string Head = "Four clocks ";

    [Fact]
    public void The_first_to_end_comes_first_and_is_tagged() => Clocks(Pictures.Connected).ShouldBe(
    [
        "Access token ends first 2026-11-19 21:30:31 UTC of 1 h · 2026-11-19 21:30:31 UTC renews itself at 2026-11-19 21:20:31 UTC",
        "Redis TTL 2027-02-17 20:48:31 UTC of 90 d · 2027-02-17 20:48:31 UTC starts again with each save",
        "Refresh token 2027-02-26 20:48:31 UTC of 101 d · 2027-02-26 20:48:31 UTC moves with each refresh",
        "Intuit’s hard end 2031-11-13 20:48:31 UTC of 5 y · 2031-11-13 20:48:31 UTC a person signs in before that",
    ]);

    [Fact]
    public void A_line_says_which_is_the_first_to_end_and_which_first_needs_a_person() => Verdict(Pictures.Connected).ShouldBe(
        "The first to end is the access token, on 2026-11-19 21:30:31 UTC. " +
        "The first that needs a person is Intuit’s hard end, on 2031-11-13 20:48:31 UTC.");

    [Fact]
    public void A_Redis_that_forgets_sooner_comes_first() =>
        Clocks(Pictures.Connected with { StoredUntil = The.Moment.AddMinutes(1) })[0].ShouldStartWith("Redis TTL ends first");

    [Fact]
    public void A_Redis_that_forgets_sooner_is_the_first_to_end() => Verdict(Pictures.Connected with { StoredUntil = The.Moment.AddMinutes(1) })
        .ShouldStartWith("The first to end is the Redis TTL, on 2026-11-19 20:49:31 UTC.");

    [Fact]
    public void Without_an_end_of_Intuits_nothing_is_said_of_a_person() =>
        Verdict(Pictures.WrittenElsewhere).ShouldBe("The first to end is the access token, on 2026-11-19 21:30:31 UTC.");

    [Fact]
    public void What_another_program_did_not_write_down_is_unknown() => Clocks(Pictures.WrittenElsewhere).Skip(2).ShouldBe(
    [
        "? Refresh token unknown another program wrote the set known after a refresh",
        "? Intuit’s hard end unknown another program wrote the set known after a refresh",
    ]);

    [Fact]
    public void Without_a_connection_no_clock_runs() =>
        Clocks(Pictures.NotConnected).ShouldAllBe(clock => clock.EndsWith("– not connected starts when somebody connects"));

    [Fact]
    public void Without_a_connection_none_is_the_first_to_end() => Verdict(Pictures.NotConnected).ShouldBe("No clock is running.");

    [Fact]
    public void A_refused_token_is_refused_whatever_time_it_had_left()
    {
        var clocks = Clocks(Pictures.ReconnectNeeded);

        clocks.ShouldContain("– Refresh token refused by Intuit · 2026-11-19 20:47:31 UTC a person signs in again");
        clocks.ShouldContain("– Intuit’s hard end – starts anew on reconnect");
        clocks.ShouldContain(clock => clock.StartsWith("Access token ends first") && clock.EndsWith("can't be renewed"));
    }

    [Fact]
    public void While_Redis_is_away_its_own_clock_is_only_last_known()
    {
        var clocks = Clocks(Pictures.RedisAway);

        clocks.ShouldContain("? Redis TTL unknown last known · 2027-02-17 20:48:31 UTC can't be read now");
        clocks.ShouldContain(clock => clock.StartsWith("Access token") && clock.EndsWith("renews when Redis is back"));
    }

    [Fact]
    public void Unsaved_tokens_have_no_time_in_Redis() =>
        Clocks(Pictures.NotSaved).ShouldContain("– Redis TTL not saved starts when Redis takes them");

    [Fact]
    public void Keys_that_never_expire_have_no_end() =>
        Clocks(Pictures.Connected with { StoredUntil = null }).ShouldContain("– Redis TTL no end the keys never expire a save sets 90 days");

    [Fact]
    public void An_end_that_can_not_be_read_is_unknown() =>
        Clocks(Pictures.Broken(stored => stored with { AccessTokenEndsAt = The.Unusable<DateTimeOffset>(KeyCondition.Malformed) }))
            .ShouldContain("? Access token unknown token_expires_at can't be read a refresh sets it");

    [Fact]
    public void A_key_that_is_gone_is_not_usable() =>
        Clocks(Pictures.Broken(stored => stored with { AccessToken = The.Unusable<AccessToken>(KeyCondition.Missing) }))
            .ShouldContain(clock => clock.StartsWith("– Access token – its key is not usable"));

    [Fact]
    public void A_token_of_another_life_says_so() =>
        Clocks(Pictures.Connected with { AccessTokenLife = TimeSpan.FromMinutes(20) })[0].ShouldContain("of 20 min");

    [Fact]
    public void The_ring_tells_the_browser_when_to_turn_amber_and_red()
    {
        SignIn(The.Viewer);
        Show(Pictures.Connected);

        var clock = Open<DashboardPage>().Find(".clock");

        clock.GetAttribute("data-warns").ShouldBe("300");
        clock.GetAttribute("data-alarms").ShouldBe("60");
        var ring = clock.QuerySelector(".left").ShouldNotBeNull();
        ring.GetAttribute("data-to").ShouldBe(The.Set.AccessTokenEndsAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        ring.GetAttribute("data-from").ShouldBe(The.Set.AccessTokenEndsAt.AddHours(-1).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
    }

    private string[] Clocks(ConnectionSnapshot picture)
    {
        SignIn(The.Viewer);
        Show(picture);
        return [.. Open<DashboardPage>().FindAll(".clock").Select(clock => clock.Words())];
    }

    private string Verdict(ConnectionSnapshot picture)
    {
        SignIn(The.Viewer);
        Show(picture);
        return Open<DashboardPage>().Words(".card:has(.clocks) .card-head")[Head.Length..];
    }
}
