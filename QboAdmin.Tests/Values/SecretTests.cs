using System.Text.Json;
using Microsoft.Extensions.Logging;
using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Values;

public sealed class SecretTests
{
    private const string Access = "eyJlbmMi.access-nobody-may-see";
    private const string Refresh = "RT1-refresh-nobody-may-see";
    private const string Client = "client-secret-nobody-may-see";

    private static readonly AccessToken AccessToken = AccessToken.Parse(Access);
    private static readonly RefreshToken RefreshToken = RefreshToken.Parse(Refresh);
    private static readonly ClientSecret ClientSecret = new(Client);

    [Fact]
    public void A_secret_prints_a_mask_wherever_it_is_formatted()
    {
        foreach (var secret in new Secret[] { AccessToken, RefreshToken, ClientSecret })
        {
            IsHidden(secret.ToString());
            IsHidden($"{secret} {secret,40}");
            IsHidden(string.Format(CultureInfo.InvariantCulture, "{0}", secret));
            IsHidden(string.Concat("", secret));
            IsHidden(JsonSerializer.Serialize(secret));
            IsHidden(JsonSerializer.Serialize<object>(secret));
            IsHidden(JsonSerializer.Serialize(secret, secret.GetType()));
        }

        AccessToken.ToString().ShouldBe("AccessToken(•••)");
    }

    [Fact]
    public void Whatever_holds_a_secret_prints_without_it()
    {
        var set = new TokenSet(AccessToken, RefreshToken, The.Realm, The.Moment);
        var grant = new AccessGrant(AccessToken, The.Realm, The.Moment);
        var stored = The.Stored(set);
        var unsaved = The.Unsaved(set, stored);
        var issued = new TokenGrant
        {
            AccessToken = AccessToken,
            RefreshToken = RefreshToken,
            AccessTokenLife = TimeSpan.FromHours(1),
            AccessTokenEndsAt = The.Moment,
            Milliseconds = 1,
        };
        object[] holders =
        [
            set, grant, issued, stored, unsaved, stored.AccessToken, (OAuthResult)issued, (QboResult<AccessGrant>)grant,
            WriteCondition.StillStored.As(stored),
            MemoryState.Empty with { Tokens = set, Grant = grant, Stored = stored, Unsaved = unsaved },
        ];

        foreach (var holder in holders)
        {
            IsHidden(holder.ToString()!);
            IsHidden($"{holder}");
        }
    }

    [Fact]
    public void A_log_line_about_a_secret_does_not_hold_it()
    {
        using var sink = new LogSink();
        var logger = sink.CreateLogger("any");

        logger.LogInformation("Token {Token}, set {@Set}", AccessToken, new TokenSet(AccessToken, RefreshToken, The.Realm, The.Moment));

        sink.Lines.ShouldHaveSingleItem().ShouldContain("AccessToken(•••)");
        sink.Lines.ShouldAllBe(line => !line.Contains(Access) && !line.Contains(Refresh));
    }

    [Fact]
    public void An_error_about_a_bad_token_does_not_quote_it()
    {
        var access = Should.Throw<FormatException>(() => AccessToken.Parse($"{Access}\r\nX-Injected: yes"));
        var refresh = Should.Throw<FormatException>(() => RefreshToken.Parse($"{Refresh} and more"));

        IsHidden(access.ToString());
        IsHidden(refresh.ToString());
    }

    [Fact]
    public void Secrets_are_equal_by_kind_and_text()
    {
        AccessToken.ShouldBe(AccessToken.Parse(Access));
        AccessToken.GetHashCode().ShouldBe(AccessToken.Parse(Access).GetHashCode());
        (AccessToken == AccessToken.Parse(Access)).ShouldBeTrue();
        (AccessToken != AccessToken.Parse(Access + "x")).ShouldBeTrue();
        AccessToken.Parse("same-text").Equals(RefreshToken.Parse("same-text")).ShouldBeFalse();
        (AccessToken == null).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("a", true)]
    [InlineData("with blank", false)]
    [InlineData("line\nbreak", false)]
    [InlineData("carriage\rreturn", false)]
    [InlineData("tab\there", false)]
    [InlineData("nul\0byte", false)]
    [InlineData("umlaut-ä", false)]
    [InlineData("delete-\u007f", false)]
    [InlineData("\"quoted\"-'and'-`more`~!", true)]
    public void A_token_holds_only_what_may_stand_in_a_header(string text, bool isToken)
    {
        AccessToken.TryParse(text, out _).ShouldBe(isToken);
        RefreshToken.TryParse(text, out _).ShouldBe(isToken);
    }

    [Fact]
    public void A_token_may_be_longer_than_Intuits_but_not_endless()
    {
        AccessToken.TryParse(new string('a', 4_096 * 2), out _).ShouldBeTrue();
        AccessToken.TryParse(new string('a', AccessToken.MaxLength + 1), out _).ShouldBeFalse();
        RefreshToken.TryParse(new string('a', 512 * 2), out _).ShouldBeTrue();
        RefreshToken.TryParse(new string('a', RefreshToken.MaxLength + 1), out _).ShouldBeFalse();
        AccessToken.TryParse(null, out _).ShouldBeFalse();
        RefreshToken.TryParse(null, out _).ShouldBeFalse();
    }

    private static void IsHidden(string text)
    {
        text.ShouldNotContain("nobody-may-see");
        text.ShouldNotBeEmpty();
    }
}
