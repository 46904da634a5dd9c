using QboAdmin.Keys;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Keys;

public sealed class SecretShapeTests
{
    [Theory]
    [InlineData("RT1-61-H0-1771530491gk3m9x0q2w8e7r6t5y4u", SecretKind.RefreshToken)]
    [InlineData("AB11739481923LmQzXw8uT5vR2kP9nB4cD7eF1gH", SecretKind.RefreshToken)]
    [InlineData("eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.first-access-token", SecretKind.AccessToken)]
    [InlineData("eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn", SecretKind.AccessToken)]
    [InlineData("CfDJ8JxTqR0mY2kQ5w9sLz3bVn8cXe", SecretKind.Sealed)]
    [InlineData("Zk4xT9qL2mWv8RbN5cYp7JsD3hGf6KaQ", SecretKind.Random)]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----", SecretKind.PrivateKey)]
    public void A_secret_is_known_by_its_shape(string text, object kind) => SecretShape.Of(text).ShouldBe((SecretKind)kind);

    [Theory]
    [InlineData("9341453081276012")]
    [InlineData("1795123812")]
    [InlineData("Mwangaza Friends, 12 River Road, Nairobi")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c3301")]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("/var/lib/some/rather/long/path/to/a/file.txt")]
    [InlineData("receipts-of-november-and-december-2026")]
    [InlineData("token_expires_at")]
    public void What_is_no_secret_is_shown(string text) => SecretShape.Find(text).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"user":"grace","password":"tulip"}""", "tulip")]
    [InlineData("""{"refreshToken": "not-shaped-at-all", "n": 1}""", "not-shaped-at-all")]
    [InlineData("{'refresh_token': 'shortone123', 'n': 1}", "shortone123")]
    [InlineData("client_secret: my-little-secret", "my-little-secret")]
    [InlineData("grant_type=refresh_token&refresh_token=plain-one&x=1", "plain-one")]
    [InlineData("Authorization: Bearer abc.def-ghi", "abc.def-ghi")]
    [InlineData("redis://default:hunter2@cache.example:6379/0", "hunter2")]
    [InlineData("the token is RT1-9-H0-abcdefgh, keep it", "RT1-9-H0-abcdefgh")]
    public void A_secret_is_found_inside_other_text(string text, string secret) =>
        SecretShape.Find(text).Select(find => text.Substring(find.Start, find.Length)).ShouldBe([secret]);

    [Theory]
    [InlineData("access_token", true)]
    [InlineData("clientSecret", true)]
    [InlineData("app:session:API-KEY", true)]
    [InlineData("SMTP_PASSWORD", true)]
    [InlineData("qbo_tokens:staging:refresh", true)]
    [InlineData("token_expires_at", false)]
    [InlineData("tokenType", false)]
    [InlineData("token_count", false)]
    [InlineData("company_name", false)]
    [InlineData("qbo_admin:data_protection_keys", false)]
    [InlineData("tokenizer", false)]
    public void A_name_tells_whether_its_value_is_a_secret(string name, bool isSecret) => SecretName.Is(name).ShouldBe(isSecret);

    [Fact]
    public void A_token_that_was_seen_is_known_again_in_any_text_even_cut_off()
    {
        var known = new KnownSecrets();
        known.Remember(new SecretText("from-python-and-without-any-shape"));
        var guard = new SecretGuard(The.Fingerprinter, known);

        var guarded = guard.Guard("note: from-python-and-without-any-shape; and from-python-and-without-an");

        guarded.Pieces.Count(piece => piece.Secret is not null).ShouldBe(2);
        guarded.Pieces.Select(piece => piece.Plain ?? "•").ShouldBe(["note: ", "•", "; and ", "•"]);
    }

    [Fact]
    public void The_same_secret_has_the_same_mark_wherever_it_stands()
    {
        var guard = new SecretGuard(The.Fingerprinter, new KnownSecrets());

        var alone = guard.Guard("any", The.RefreshToken.Reveal()).Whole.ShouldNotBeNull();
        var inside = guard.Guard($"copy of {The.RefreshToken.Reveal()}").Pieces[1].Secret.ShouldNotBeNull();

        alone.Mark.ShouldBe(The.Fingerprinter.Of(The.RefreshToken));
        inside.Mark.ShouldBe(alone.Mark);
    }

    [Fact]
    public void Nothing_of_overlapping_secrets_is_shown()
    {
        var known = new KnownSecrets();
        known.Remember(new SecretText("tail-of-one-and-more"));
        var guard = new SecretGuard(The.Fingerprinter, known);

        var guarded = guard.Guard("x RT1-9-H0-abc-tail-of-one-and-more y");

        guarded.Pieces.Select(piece => piece.Plain ?? "•").ShouldBe(["x ", "•", " y"]);
    }

    [Theory]
    [InlineData("short", true)]
    [InlineData("abc", false)]
    [InlineData("checking RT1-9-H0-abcdefgh", false)]
    public void A_reason_says_something_and_is_no_secret(string text, bool isTaken) => RevealReason.TryParse(text, out _).ShouldBe(isTaken);
}
