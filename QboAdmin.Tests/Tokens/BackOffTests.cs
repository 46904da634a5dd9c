using QboAdmin.Tokens;

namespace QboAdmin.Tests.Tokens;

public sealed class BackOffTests
{
    private static readonly RefreshOptions Options = new();

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(6, 160)]
    [InlineData(7, 300)]
    [InlineData(1_000_000, 300)]
    public void It_doubles_up_to_five_minutes(int attempts, int seconds) =>
        BackOff.After(attempts, null, 0, Options).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(0, 20)]
    [InlineData(0.5, 18)]
    [InlineData(1, 16)]
    public void Chance_takes_up_to_a_fifth_off(double random, int seconds) =>
        BackOff.After(3, null, random, Options).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(60, 60)]
    [InlineData(1, 5)]
    [InlineData(900, 900)]
    public void What_Intuit_asks_for_is_kept_when_it_is_longer(int asked, int seconds) =>
        BackOff.After(1, TimeSpan.FromSeconds(asked), 0, Options).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void A_wish_that_is_longer_than_a_token_lives_is_cut() =>
        BackOff.After(1, TimeSpan.FromDays(300), 0, Options).ShouldBe(Options.LongestAsked);
}
