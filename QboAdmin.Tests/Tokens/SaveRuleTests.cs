using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Tokens;

/// <summary>Who wins: one line for each thing that may have happened between Intuit's answer and the save.</summary>
public sealed class SaveRuleTests
{
    private static readonly RefreshToken Stranger = RefreshToken.Parse("RT1-99-H0-somebody-elses");
    private static readonly ConnectedBy Grace = new(The.Operator.Name, The.Moment.AddDays(-3));
    private static readonly ConnectionMetadata Known = new() { Version = 7, Realm = The.Realm, ConnectedBy = Grace };
    private static readonly StoredConnection Before = The.Stored(The.Set, Known);
    private static readonly TokenSet Later = The.Set with { AccessToken = The.LaterAccessToken, AccessTokenEndsAt = The.Set.AccessTokenEndsAt.AddMinutes(30) };
    private static readonly TokenSet Rotated = Later with { RefreshToken = The.RotatedRefreshToken };

    private static readonly Dictionary<string, (UnsavedTokens Ours, StoredConnection Stored, SaveVerdict Verdict)> Cases = new()
    {
        ["nothing has changed"] = (Refreshed(Rotated), Before, SaveVerdict.OursWins),
        ["another refreshed under the token that ours was rotated from"] =
            (Refreshed(Rotated), The.Stored(Later, Known), SaveVerdict.OursWins),
        ["another rotated to a token we have never seen"] =
            (Refreshed(Rotated), The.Stored(Later with { RefreshToken = Stranger }, Known), SaveVerdict.StoredWins),
        ["another has the same rotation and an earlier access token"] =
            (Refreshed(Rotated), The.Stored(Rotated with { AccessTokenEndsAt = Rotated.AccessTokenEndsAt.AddSeconds(-1) }, Known), SaveVerdict.OursWins),
        ["another has the same rotation and a later access token"] =
            (Refreshed(Rotated), The.Stored(Rotated with { AccessTokenEndsAt = Rotated.AccessTokenEndsAt.AddSeconds(1) }, Known), SaveVerdict.StoredWins),
        ["it is stored already"] = (Refreshed(Rotated), The.Stored(Rotated, Known), SaveVerdict.StoredWins),
        ["the same rotation is stored and its set is broken"] =
            (Refreshed(Rotated), The.Stored(Rotated, Known) with { AccessToken = The.Unusable<AccessToken>(KeyCondition.Empty) }, SaveVerdict.OursWins),

        ["not rotated, and the stored one ends earlier"] = (Refreshed(Later), Before, SaveVerdict.OursWins),
        ["not rotated, and the stored one ends later"] =
            (Refreshed(Later), The.Stored(Later with { AccessTokenEndsAt = Later.AccessTokenEndsAt.AddSeconds(1) }, Known), SaveVerdict.StoredWins),
        ["not rotated here, rotated there"] = (Refreshed(Later), The.Stored(Rotated, Known), SaveVerdict.StoredWins),

        ["disconnected meanwhile"] =
            (Refreshed(Rotated), The.Stored(null, new ConnectionMetadata { Version = 8, DisconnectedBy = Disconnected(The.Moment) }), SaveVerdict.Disconnected),
        ["the keys were deleted by hand"] = (Refreshed(Rotated), The.Stored(null, Known), SaveVerdict.Disconnected),
        ["everything is gone from the same server"] = (Refreshed(Rotated), The.Stored(null), SaveVerdict.Disconnected),
        ["everything is gone with the server process"] = (Refreshed(Rotated), The.Stored(null, runId: "server-2"), SaveVerdict.OursWins),
        ["the keys are gone on another server process, our notes are not"] =
            (Refreshed(Rotated), The.Stored(null, Known, "server-2"), SaveVerdict.Disconnected),

        ["another program has written a key into the emptied Redis"] =
            (Refreshed(Rotated), The.Stored(null, runId: "server-2") with { AccessTokenEndsAt = The.Kept(The.Moment) }, SaveVerdict.OursWins),
        ["another program has written all but the refresh token into the emptied Redis"] =
            (Refreshed(Rotated), The.Stored(The.Set, runId: "server-2") with { RefreshToken = The.Unusable<RefreshToken>(KeyCondition.Missing) }, SaveVerdict.OursWins),

        ["the stored refresh token is missing"] =
            (Refreshed(Rotated), Before with { RefreshToken = The.Unusable<RefreshToken>(KeyCondition.Missing) }, SaveVerdict.OursWins),
        ["the stored refresh token is garbage"] =
            (Refreshed(Rotated), Before with { RefreshToken = The.Unusable<RefreshToken>(KeyCondition.NotText) }, SaveVerdict.OursWins),
        ["the stored refresh token is garbage, and the company is another"] =
            (Refreshed(Rotated), Before with { RefreshToken = The.Unusable<RefreshToken>(KeyCondition.NotText), Realm = The.Kept(The.OtherRealm) }, SaveVerdict.StoredWins),
        ["neither refresh token nor company can be read"] =
            (Refreshed(Rotated),
             Before with { RefreshToken = The.Unusable<RefreshToken>(KeyCondition.Empty), Realm = The.Unusable<RealmId>(KeyCondition.Missing) },
             SaveVerdict.OursWins),
        ["another company was connected meanwhile"] =
            (Refreshed(Rotated), The.Stored(Later with { RefreshToken = Stranger, Realm = The.OtherRealm }, Known with { Realm = The.OtherRealm }), SaveVerdict.StoredWins),
        ["the same company was connected anew meanwhile"] =
            (Refreshed(Rotated),
             The.Stored(Later with { RefreshToken = Stranger }, Known with { ConnectedBy = Grace with { At = The.Moment } }),
             SaveVerdict.StoredWins),

        ["a consent, and nothing is stored"] = (Consented(), The.Stored(null), SaveVerdict.OursWins),
        ["a consent, and somebody disconnected before it"] =
            (Consented(), The.Stored(null, new ConnectionMetadata { DisconnectedBy = Disconnected(The.Moment.AddMinutes(-1)) }), SaveVerdict.OursWins),
        ["a consent, and somebody disconnected after it"] =
            (Consented(), The.Stored(null, new ConnectionMetadata { DisconnectedBy = Disconnected(The.Moment.AddMinutes(1)) }), SaveVerdict.Disconnected),
        ["a consent, and an older connection is stored"] = (Consented(Before), Before, SaveVerdict.OursWins),
        ["a consent, and an older connection of another company was known when asked"] =
            (Consented(The.Stored(The.Set with { Realm = The.OtherRealm })), The.Stored(The.Set with { Realm = The.OtherRealm }), SaveVerdict.OursWins),
        ["a consent given blindly, and another company is stored"] =
            (Consented(), The.Stored(The.Set with { Realm = The.OtherRealm }), SaveVerdict.OtherCompany),
        ["a consent given blindly, and the same company is stored"] = (Consented(), Before, SaveVerdict.OursWins),
        ["a consent, and a later one is stored"] =
            (Consented(Before), The.Stored(Later with { RefreshToken = Stranger }, Known with { ConnectedBy = Grace with { At = The.Moment.AddMinutes(1) } }), SaveVerdict.StoredWins),
        ["a consent that was saved after all, and refreshed since"] =
            (Consented(Before), The.Stored(Later with { RefreshToken = Stranger }, Known with { ConnectedBy = Grace with { At = The.Moment } }), SaveVerdict.StoredWins),
        ["a consent, and another program wrote its own tokens"] =
            (Consented(Before), The.Stored(Later with { RefreshToken = Stranger }), SaveVerdict.OursWins),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_decided_by_what_happened(string what)
    {
        var (ours, stored, verdict) = Cases[what];

        SaveRule.Judge(ours, stored).ShouldBe(verdict);
    }

    private static UnsavedTokens Refreshed(TokenSet set)
    {
        var ours = The.Unsaved(set, Before);
        return set.RefreshToken == The.RefreshToken ? ours with { Ancestors = [] } : ours;
    }

    private static UnsavedTokens Consented(StoredConnection? seen = null) => The.Consented(Rotated, The.Moment, seen);

    private static DisconnectedBy Disconnected(DateTimeOffset at) => new(The.Operator.Name, at, "Sandbox Company", RevokeState.Done);
}
