using System.Net;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class RefreshModeTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public async Task Rotate_24h_hands_out_the_same_value_for_a_day_and_then_kills_it()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var first = await intuit.ConnectAsync();

        intuit.Time.Advance(Day - TimeSpan.FromSeconds(1));
        (await intuit.RefreshedAsync(first.Refresh)).Refresh.ShouldBe(first.Refresh);
        intuit.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await intuit.RefreshedAsync(first.Refresh);

        second.Refresh.ShouldNotBe(first.Refresh);
        await ShouldBeRefusedAsync(intuit, first.Refresh);
        (await intuit.RefreshedAsync(second.Refresh)).Refresh.ShouldBe(second.Refresh);
    }

    [Fact]
    public async Task Rotate_every_time_kills_the_value_that_was_used()
    {
        await using var intuit = await StartAsync("rotate-every-time");
        var first = await intuit.ConnectAsync();

        var second = await intuit.RefreshedAsync(first.Refresh);

        second.Refresh.ShouldNotBe(first.Refresh);
        await ShouldBeRefusedAsync(intuit, first.Refresh);
        (await intuit.RefreshedAsync(second.Refresh)).Refresh.ShouldNotBe(second.Refresh);
    }

    [Fact]
    public async Task Grace_24h_takes_the_old_value_for_one_more_day_and_answers_with_the_new_one()
    {
        await using var intuit = await StartAsync("grace-24h");
        var first = await intuit.ConnectAsync();
        intuit.Time.Advance(Day);
        var second = await intuit.RefreshedAsync(first.Refresh);
        second.Refresh.ShouldNotBe(first.Refresh);

        intuit.Time.Advance(Day - TimeSpan.FromSeconds(1));
        (await intuit.RefreshedAsync(first.Refresh)).Refresh.ShouldBe(second.Refresh);
        intuit.Time.Advance(TimeSpan.FromSeconds(1));
        await ShouldBeRefusedAsync(intuit, first.Refresh);
        (await intuit.RefreshAsync(second.Refresh)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Race_kills_grant_ends_everything_when_a_stale_value_is_used()
    {
        await using var intuit = await StartAsync("race-kills-grant");
        var first = await intuit.ConnectAsync();
        var second = await intuit.RefreshedAsync(first.Refresh);
        (await intuit.StatusOfApiAsync(second.Access)).ShouldBe(HttpStatusCode.OK);

        await ShouldBeRefusedAsync(intuit, first.Refresh);

        await ShouldBeRefusedAsync(intuit, second.Refresh);
        (await intuit.StatusOfApiAsync(first.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await intuit.StatusOfApiAsync(second.Access)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Of_two_refreshes_at_once_one_wins_where_values_change_each_time()
    {
        await using var intuit = await StartAsync("rotate-every-time");
        var tokens = await intuit.ConnectAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => intuit.RefreshAsync(tokens.Refresh)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest).ShouldBe(7);
    }

    [Fact]
    public async Task Old_access_tokens_live_to_their_own_end_after_a_refresh()
    {
        await using var intuit = await StartAsync("rotate-every-time");
        var first = await intuit.ConnectAsync();
        intuit.Time.Advance(TimeSpan.FromMinutes(30));
        var second = await intuit.RefreshedAsync(first.Refresh);

        second.Access.ShouldNotBe(first.Access);
        intuit.Time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        (await intuit.StatusOfApiAsync(first.Access)).ShouldBe(HttpStatusCode.OK);
        intuit.Time.Advance(TimeSpan.FromSeconds(1));
        (await intuit.StatusOfApiAsync(first.Access)).ShouldBe(HttpStatusCode.Unauthorized);
        (await intuit.StatusOfApiAsync(second.Access)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<SimulatorHost> StartAsync(string mode)
    {
        var intuit = await SimulatorHost.StartAsync();
        using var response = await intuit.ControlAsync("mode", $$"""{"refreshMode":"{{mode}}"}""");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return intuit;
    }

    private static async Task ShouldBeRefusedAsync(SimulatorHost intuit, string refreshToken)
    {
        using var response = await intuit.RefreshAsync(refreshToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadTextAsync()).ShouldBe("""{"error":"invalid_grant","error_description":"Incorrect or invalid refresh token"}""");
    }
}
