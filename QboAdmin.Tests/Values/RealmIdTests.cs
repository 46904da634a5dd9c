using QboAdmin.Values;

namespace QboAdmin.Tests.Values;

public sealed class RealmIdTests
{
    [Theory]
    [InlineData("9341453081276012")]
    [InlineData("1")]
    [InlineData("company-7_a.b")]
    [InlineData("a.b")]
    public void An_id_that_is_safe_in_a_path_a_key_and_a_log_line_is_taken(string text)
    {
        RealmId.TryParse(text, out var realm).ShouldBeTrue();
        realm.Value.ShouldBe(text);
        realm.ToString().ShouldBe(text);
        RealmId.Parse(text).ShouldBe(realm);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("934 145")]
    [InlineData("9341453081276012\n")]
    [InlineData("../../oauth2")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("a%2Fb")]
    [InlineData("ä")]
    [InlineData("\u0661\u0662")]
    [InlineData("a?b=c")]
    [InlineData("<b>")]
    public void Anything_else_is_not(string? text)
    {
        RealmId.TryParse(text, out var realm).ShouldBeFalse();
        realm.ShouldBe(default);
    }

    [Fact]
    public void Sixty_four_characters_are_the_most()
    {
        RealmId.TryParse(new string('9', 64), out _).ShouldBeTrue();
        RealmId.TryParse(new string('9', 65), out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => RealmId.Parse("a b"));
    }

    [Fact]
    public void An_id_that_was_never_set_says_so_instead_of_being_empty()
    {
        Should.Throw<InvalidOperationException>(() => default(RealmId).Value);
        default(RealmId).ToString().ShouldBe("");
    }
}
