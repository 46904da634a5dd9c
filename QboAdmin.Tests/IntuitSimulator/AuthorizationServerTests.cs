using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QboAdmin.IntuitSimulator;
using QboAdmin.IntuitSimulator.Grants;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class AuthorizationServerTests
{
    private readonly FakeTimeProvider _time = new(The.Now);
    private readonly StateStore _store = new(file: null);
    private readonly AuthorizationServer _server;

    public AuthorizationServerTests() => _server = ServerOf(The.ClientId);

    [Fact]
    public void Refresh_token_ends_101_days_after_its_value_was_issued()
    {
        var tokens = Connect();

        _time.Advance(TimeSpan.FromDays(101) - TimeSpan.FromTicks(1));
        _server.Refresh(tokens.RefreshToken).ShouldNotBeNull();

        var other = Connect();
        _time.Advance(TimeSpan.FromDays(101));
        _server.Refresh(other.RefreshToken).ShouldBeNull();
    }

    [Fact]
    public void Every_refresh_promises_at_least_100_more_days_and_counts_down_until_the_value_changes()
    {
        var tokens = Connect();
        tokens.RefreshEndsIn.ShouldBe(TimeSpan.FromDays(101));

        _time.Advance(TimeSpan.FromHours(23));
        var later = _server.Refresh(tokens.RefreshToken)!;
        later.RefreshEndsIn.ShouldBe(TimeSpan.FromDays(101) - TimeSpan.FromHours(23));

        _time.Advance(TimeSpan.FromDays(100));
        var rotated = _server.Refresh(later.RefreshToken)!;
        rotated.RefreshToken.ShouldNotBe(tokens.RefreshToken);
        rotated.RefreshEndsIn.ShouldBe(TimeSpan.FromDays(101));
    }

    [Fact]
    public void Refreshing_does_not_move_the_hard_end()
    {
        var tokens = Connect();
        tokens.HardEndsIn.ShouldBe(TimeSpan.FromSeconds(157_680_000));
        var elapsed = TimeSpan.Zero;
        while (elapsed < TimeSpan.FromDays(1800))
        {
            _time.Advance(TimeSpan.FromDays(90));
            elapsed += TimeSpan.FromDays(90);
            tokens = _server.Refresh(tokens.RefreshToken).ShouldNotBeNull();
            tokens.HardEndsIn.ShouldBe(TimeSpan.FromSeconds(157_680_000) - elapsed);
        }

        // 25 days are left, so the rolling end can't be farther away than the hard one.
        tokens.RefreshEndsIn.ShouldBe(tokens.HardEndsIn);
        _time.Advance(tokens.HardEndsIn);
        _server.Refresh(tokens.RefreshToken).ShouldBeNull();
    }

    [Fact]
    public void Revoking_either_token_ends_every_grant_of_the_realm_and_no_other()
    {
        var first = Connect();
        var second = Connect();
        var elsewhere = Connect(The.OtherRealm);

        _server.Revoke(second.AccessToken).ShouldBeTrue();

        _server.Refresh(first.RefreshToken).ShouldBeNull();
        _server.Check(first.AccessToken).Verdict.ShouldBe(AccessVerdict.Revoked);
        _server.Check(elsewhere.AccessToken).IsValid.ShouldBeTrue();
        _server.Revoke(first.RefreshToken).ShouldBeFalse();
        _server.Revoke(elsewhere.RefreshToken).ShouldBeTrue();
        _server.Check(elsewhere.AccessToken).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void Code_and_tokens_belong_to_the_app_they_were_made_for()
    {
        var code = _server.IssueCode(Agree());
        var tokens = Connect();

        var other = ServerOf("another-client");

        other.Exchange(code, The.RedirectUri).ShouldBeNull();
        other.Refresh(tokens.RefreshToken).ShouldBeNull();
        other.Revoke(tokens.RefreshToken).ShouldBeFalse();
        other.Revoke(tokens.AccessToken).ShouldBeFalse();
        _server.Refresh(tokens.RefreshToken).ShouldNotBeNull();
    }

    [Fact]
    public void Access_token_that_was_changed_or_sealed_elsewhere_is_worth_nothing()
    {
        var token = Connect().AccessToken;
        var elsewhere = new AccessTokenSeal(new byte[AccessTokenSeal.KeyBytes]).Seal(new AccessClaims("x", 1, The.Now.AddDays(1), ""));
        var parts = token.Split('.');

        _server.Check(token).IsValid.ShouldBeTrue();
        _server.Check(elsewhere).Verdict.ShouldBe(AccessVerdict.Expired);
        _server.Check(token[..^2] + (token.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA")).Verdict.ShouldBe(AccessVerdict.Expired);
        _server.Check($"{parts[0]}..{parts[2]}.{parts[3]}A.{parts[4]}").Verdict.ShouldBe(AccessVerdict.Expired);
        _server.Check($"{parts[0]}..{parts[2]}.§§.{parts[4]}").Verdict.ShouldBe(AccessVerdict.Expired);
        _server.Check("short").Verdict.ShouldBe(AccessVerdict.Malformed);
        _server.Check(new string('x', 5000)).Verdict.ShouldBe(AccessVerdict.Malformed);
    }

    [Fact]
    public void Codes_that_nobody_exchanges_do_not_pile_up()
    {
        for (var i = 0; i < 500; i++) _server.IssueCode(Agree());
        _store.Read(state => state.Codes.Count).ShouldBeLessThanOrEqualTo(200);

        _time.Advance(Lifetimes.Code);
        _server.IssueCode(Agree());
        _store.Read(state => state.Codes.Count).ShouldBe(1);
    }

    [Fact]
    public void Grants_do_not_pile_up_and_ended_ones_go_first()
    {
        var first = Connect();
        _server.Revoke(Connect(The.OtherRealm).RefreshToken);

        for (var i = 0; i < 499; i++) Connect();

        _store.Read(state => state.Grants.Count).ShouldBe(500);
        _server.Refresh(first.RefreshToken).ShouldNotBeNull();
    }

    [Fact]
    public void Secrets_do_not_print()
    {
        var tokens = Connect();

        tokens.ToString().ShouldNotContain(tokens.AccessToken);
        tokens.ToString().ShouldNotContain(tokens.RefreshToken);
        _store.Read(state => state.Grants.Single().Refresh.ToString()).ShouldNotContain(tokens.RefreshToken);
    }

    private AuthorizationServer ServerOf(string clientId) =>
        new(_store, new SimulatorClock(_time, _store), Options.Create(new SimulatorOptions { ClientId = clientId }));

    private Consent Agree(string realm = The.Realm) => new(The.ClientId, The.RedirectUri, [The.Accounting], realm, _time.GetUtcNow());

    private IssuedTokens Connect(string realm = The.Realm) =>
        _server.Exchange(_server.IssueCode(Agree(realm)), The.RedirectUri).ShouldNotBeNull();
}
