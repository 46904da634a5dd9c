using Bunit;
using QboAdmin.Components.Connection;
using QboAdmin.Components.Layout;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Connection;

/// <summary>State, reason, proof, next step and buttons of every state, as an Operator reads them.</summary>
public sealed class StateCardTests : PageTest
{
    private const string Proven = "Proven 2026-11-19 20:30:31 UTC · Intuit renewed the access token in 212 ms";

    private static readonly string[] All = ["Refresh now", "Test connection", "Disconnect…"];

    [Fact]
    public void Starting() => Sees(
        Pictures.Starting,
        "Starting",
        "Reading Redis for the first time.",
        "Next step Wait a moment.");

    [Fact]
    public void Not_connected() => Sees(
        Pictures.NotConnected,
        "Not connected",
        "There are no tokens in Redis: nobody has connected yet, or another program removed them.",
        "Next step Sign in to Intuit once. Every program that shares this Redis can work from then on.",
        "Connect to QuickBooks");

    [Theory]
    [InlineData(RevokeState.Done, "")]
    [InlineData(RevokeState.NotNeeded, "")]
    [InlineData(RevokeState.Pending, "Intuit Can't be reached and does not know yet. It is tried for ten minutes. ")]
    [InlineData(RevokeState.Failed, "Intuit Could not be told. In QuickBooks, open Apps, My apps, and disconnect this app there. ")]
    public void Disconnected_with_Intuit_told_or_not(RevokeState revoke, string intuit) => Sees(
        Pictures.Disconnected(revoke),
        "Not connected",
        "Grace Wanjiru disconnected Mwangaza Friends at 2026-11-19 20:46:31 UTC.",
        $"{intuit}Next step Sign in to Intuit once. Every program that shares this Redis can work from then on.",
        "Connect to QuickBooks");

    [Fact]
    public void Connected() => Sees(
        Pictures.Connected,
        "Connected",
        "The set is whole, and Intuit accepts it.",
        $"{Proven} Next step Nothing to do. The access token renews itself at about 2026-11-19 21:20:31 UTC.",
        All);

    [Fact]
    public void Connected_by_another_program_that_nobody_has_tried_yet() => Sees(
        Pictures.WrittenElsewhere,
        "Connected",
        "The set in Redis is whole. Nobody has tried it at Intuit yet, as far as is known here.",
        "Proven not yet · Test connection proves it Next step Nothing to do. The access token renews itself at about 2026-11-19 21:20:31 UTC.",
        All);

    [Fact]
    public void Connected_although_QuickBooks_denied_a_test() => Sees(
        Pictures.Doubted("QuickBooks refused access to this company"),
        "Connected",
        "The set is whole, but at 2026-11-19 20:47:31 UTC a test was denied: QuickBooks refused access to this company.",
        $"{Proven} Next step Test the connection again. If QuickBooks still says no, check there that the app may see this company, and connect again.",
        All);

    [Fact]
    public void Refresh_due() => Sees(
        Pictures.RefreshDue,
        "Refresh due",
        "The access token ends at 2026-11-19 20:52:31 UTC and is about to be renewed.",
        $"{Proven} Next step Nothing to do. It takes a few seconds.",
        All);

    [Fact]
    public void Refreshing() => Sees(
        Pictures.Refreshing,
        "Refreshing",
        "web.2 is asking Intuit for a new access token.",
        $"{Proven} Next step Nothing to do. It takes a few seconds.",
        "Test connection",
        "Disconnect…");

    [Fact]
    public void Retry_waiting() => Sees(
        Pictures.RetryWaiting,
        "Retry waiting",
        "Intuit answered 503. The connection is not lost: the refresh token has not been refused.",
        $"Still works The access token, until 2026-11-19 21:30:31 UTC. {Proven} Next step Wait: the next try is at 2026-11-19 20:49:11 UTC.",
        All);

    [Fact]
    public void Retry_waiting_for_somebody_to_correct_the_keys_of_the_app() => Sees(
        Pictures.WaitsBecause("Intuit does not accept QBO_CLIENT_ID and QBO_CLIENT_SECRET"),
        "Retry waiting",
        "Intuit does not accept QBO_CLIENT_ID and QBO_CLIENT_SECRET. The connection is not lost: the refresh token has not been refused.",
        $"Still works The access token, until 2026-11-19 21:30:31 UTC. {Proven} Next step Wait: the next try is at 2026-11-19 20:49:11 UTC. Correct the settings and restart.",
        All);

    [Fact]
    public void Reconnect_needed() => Sees(
        Pictures.ReconnectNeeded,
        "Reconnect needed",
        "Intuit refused the refresh token at 2026-11-19 20:47:31 UTC. Redis was read again and holds no newer one, so no instance can renew the access token. Access was probably removed in QuickBooks, or a program outside QboAdmin used the token.",
        $"Still works Perhaps the access token, until 2026-11-19 21:30:31 UTC. After that nothing reaches QuickBooks. Intuit said invalid_grant · intuit_tid 1-673cf2a1 · asked by web.2 {Proven} Next step Sign in to Intuit once (as an admin of Mwangaza Friends). It takes about a minute.",
        ["Connect to QuickBooks", .. All]);

    [Fact]
    public void Reconnect_needed_because_a_clock_ran_out() => Sees(
        Pictures.Ended,
        "Reconnect needed",
        "The refresh token has reached its end, so no instance can renew the access token.",
        $"Still works Perhaps the access token, until 2026-11-19 21:30:31 UTC. After that nothing reaches QuickBooks. {Proven} Next step Sign in to Intuit once (as an admin of Mwangaza Friends). It takes about a minute.",
        ["Connect to QuickBooks", .. All]);

    [Fact]
    public void Redis_away() => Sees(
        Pictures.RedisAway,
        "Redis away, last known state",
        "Redis has not answered since 2026-11-19 20:45:31 UTC: connection refused at 127.0.0.1:6379. This instance goes on with what it holds in memory. What you see is what was true then.",
        $"Still works Tokens for callers, until 2026-11-19 21:30:31 UTC. Signing in. This page. Waits Refreshing, because it needs the lock in Redis. {Proven} Next step Look at the Redis service. It is tried every second, and everything goes on by itself.",
        "Try Redis now",
        "Test connection",
        "Refresh here alone…",
        "Disconnect…");

    [Fact]
    public void Redis_away_since_the_start() => Sees(
        Pictures.RedisNeverSeen,
        "Redis away, last known state",
        "Redis has not answered since 2026-11-19 20:45:31 UTC: connection refused at 127.0.0.1:6379. This instance has not seen any tokens, so nothing is known.",
        "Proven not yet · nothing was heard from Intuit Next step Look at the Redis service. It is tried every second, and everything goes on by itself.",
        "Try Redis now");

    [Fact]
    public void Connected_but_not_saved() => Sees(
        Pictures.NotSaved,
        "Connected, not saved",
        "Intuit issued new tokens, and they could not be saved: Redis is full. They exist in this process alone.",
        $"At risk If this process ends before Redis takes them, somebody must sign in to Intuit again. {Proven} Next step Keep this instance running and look at the Redis service. The tokens are saved by themselves as soon as it takes them.",
        All);

    [Theory]
    [InlineData(KeyCondition.Missing, "is missing")]
    [InlineData(KeyCondition.Empty, "is empty")]
    [InlineData(KeyCondition.WrongType, "is not a string")]
    [InlineData(KeyCondition.NotText, "is not text")]
    [InlineData(KeyCondition.Malformed, "is not what it should be")]
    [InlineData(KeyCondition.TooLong, "is too long")]
    public void Set_incomplete_in_a_way_that_only_a_person_or_program_can_mend(KeyCondition condition, string words) => Sees(
        Pictures.Broken(stored => stored with { RefreshToken = The.Unusable<RefreshToken>(condition) }),
        "Set incomplete",
        $"refresh_token {words}. A set counts only as a whole.",
        $"{Proven} Next step Connect to QuickBooks again, or have the program that writes the keys write all four.",
        "Connect to QuickBooks",
        "Test connection",
        "Disconnect…");

    [Fact]
    public void Set_incomplete_in_a_way_that_a_refresh_mends() => Sees(
        Pictures.Broken(stored => stored with
        {
            AccessToken = The.Unusable<AccessToken>(KeyCondition.Missing),
            AccessTokenEndsAt = The.Unusable<DateTimeOffset>(KeyCondition.Malformed),
        }),
        "Set incomplete",
        "access_token is missing. token_expires_at is not what it should be. A set counts only as a whole.",
        $"{Proven} Next step Refresh now: that writes a whole set.",
        "Refresh now",
        "Disconnect…");

    [Fact]
    public async Task Whatever_the_state_a_Viewer_sees_no_button_and_is_told_whom_to_ask()
    {
        SignIn(The.Viewer);
        foreach (var (picture, next) in new[]
        {
            (Pictures.NotConnected, "Ask an Operator to connect QuickBooks."),
            (Pictures.ReconnectNeeded, "Ask an Operator to connect QuickBooks."),
            (Pictures.Doubted("no"), "Ask an Operator to test the connection again."),
            (Pictures.Broken(stored => stored with { AccessToken = The.Unusable<AccessToken>(KeyCondition.Missing) }), "Ask an Operator to refresh: that writes a whole set."),
            (Pictures.Broken(stored => stored with { RefreshToken = The.Unusable<RefreshToken>(KeyCondition.Missing) }), "Ask an Operator to connect again."),
        })
        {
            Show(picture);

            var page = Open<DashboardPage>();

            page.Words(".hero-lines").ShouldEndWith($"Next step {next}");
            page.Buttons(".hero-actions").ShouldBeEmpty();
            await DisposeComponentsAsync();
        }
    }

    [Fact]
    public void Finance_sees_no_button_either()
    {
        SignIn(new Actor("Daniel Otieno", Role.Finance));
        Show(Pictures.Connected);

        Open<DashboardPage>().Buttons(".hero-actions").ShouldBeEmpty();
    }

    private void Sees(ConnectionSnapshot picture, string word, string why, string lines, params string[] buttons)
    {
        SignIn(The.Operator);
        Show(picture);

        var page = Open<DashboardPage>();

        page.Words(".hero-word").ShouldBe(word);
        page.Words(".hero-why").ShouldBe(why);
        page.Words(".hero-lines").ShouldBe(lines);
        page.Buttons(".hero-actions").ShouldBe(buttons);
        OnlyOneButtonIsTheOneToPress(page);
        page.Find(".hero").ClassList.ShouldContain(StateWords.Of(picture.State).Tone.ToString().ToLowerInvariant());
    }

    private static void OnlyOneButtonIsTheOneToPress(IRenderedComponent<MainLayout> page) =>
        page.FindAll(".hero-actions .mud-button-filled").Count.ShouldBeLessThanOrEqualTo(1);
}
