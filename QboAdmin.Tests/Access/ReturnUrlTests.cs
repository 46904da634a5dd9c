using QboAdmin.Access;

namespace QboAdmin.Tests.Access;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/redis", "/redis")]
    [InlineData("/activity?kind=connect#top", "/activity?kind=connect#top")]
    [InlineData("/qbo/authorize?moved=1", "/qbo/authorize?moved=1")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("redis", "/")]
    [InlineData("~/redis", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: b=c", "/")]
    public void Only_a_place_of_this_site_counts(string? asked, string local) => ReturnUrl.Local(asked).ShouldBe(local);

    [Fact]
    public void One_too_long_does_not_count() => ReturnUrl.Local("/" + new string('a', 2_000)).ShouldBe("/");
}
