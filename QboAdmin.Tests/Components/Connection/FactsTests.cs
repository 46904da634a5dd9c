using QboAdmin.Components.Connection;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Connection;

/// <summary>What stands beside the state: company, storage, marks, who connected, the last refresh.</summary>
public sealed class FactsTests : PageTest
{
    [Fact]
    public void Of_a_connection_that_QboAdmin_made_everything_is_known() => Facts(Pictures.Connected).ShouldBe(
        "Company Mwangaza Friends · US Realm 9341453081276012 Environment Sandbox Storage Redis · all four keys saved " +
        $"Access token {Pictures.AccessMark} Refresh token {Pictures.RefreshMark} Connected by Grace Wanjiru · 2026-11-17 20:48:31 UTC " +
        "Last refresh 2026-11-19 20:30:31 UTC · rotated · web.2 · 212 ms");

    [Fact]
    public void Of_a_set_that_another_program_wrote_what_nobody_knows_is_unknown() => Facts(Pictures.WrittenElsewhere).ShouldBe(
        "Company unknown Realm 9341453081276012 Environment Sandbox Storage Redis · all four keys saved " +
        $"Access token {Pictures.AccessMark} Refresh token {Pictures.RefreshMark} Connected by unknown Last refresh none yet");

    [Fact]
    public void Without_a_connection_there_is_nothing() => Facts(Pictures.NotConnected).ShouldBe(
        "Company none Realm none Environment Sandbox Storage nothing stored Access token none Refresh token none Connected by nobody Last refresh none yet");

    [Fact]
    public void A_refused_token_says_so() => Facts(Pictures.ReconnectNeeded).ShouldContain($"Refresh token {Pictures.RefreshMark} refused");

    [Fact]
    public void While_Redis_is_away_the_tokens_are_in_memory()
    {
        var facts = Facts(Pictures.RedisAway);

        facts.ShouldContain("Storage In memory only · nothing unsaved");
        facts.ShouldContain("Away for 2026-11-19 20:45:31 UTC · connection refused at 127.0.0.1:6379");
    }

    [Fact]
    public void Unsaved_tokens_are_in_this_process_alone() => Facts(Pictures.NotSaved).ShouldContain("Storage Not saved · this process alone");

    [Fact]
    public void A_set_that_is_not_whole_says_so() =>
        Facts(Pictures.Broken(stored => stored with { RefreshToken = The.Unusable<RefreshToken>(KeyCondition.Missing) }))
            .ShouldContain("Storage Redis · set incomplete");

    [Theory]
    [InlineData(RefreshRecordOutcome.Refreshed, "not rotated")]
    [InlineData(RefreshRecordOutcome.Failed, "failed")]
    [InlineData(RefreshRecordOutcome.Refused, "refused")]
    public void The_last_refresh_says_how_it_went(RefreshRecordOutcome outcome, string words) =>
        Facts(Pictures.Connected with { LastRefresh = Pictures.Known.LastRefresh! with { Outcome = outcome } }).ShouldContain($"UTC · {words} · web.2");

    [Fact]
    public void Production_says_so() => Facts(Pictures.Connected with { Environment = QboEnvironment.Production }).ShouldContain("Environment Production");

    private string Facts(ConnectionSnapshot picture)
    {
        SignIn(The.Viewer);
        Show(picture);
        return Open<DashboardPage>().Words(".hero-facts");
    }
}
