using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Values;

public sealed class FingerprintTests
{
    [Fact]
    public void Two_instances_with_the_same_client_secret_give_a_token_the_same_mark()
    {
        var here = new Fingerprinter(new ClientSecret("one client secret"));
        var there = new Fingerprinter(new ClientSecret("one client secret"));

        here.Of(The.AccessToken).ShouldBe(there.Of(AccessToken.Parse(The.AccessToken.Reveal())));
        here.Of(The.RefreshToken).ToString().ShouldBe(there.Of(The.RefreshToken).ToString());
    }

    [Fact]
    public void Another_client_secret_or_another_token_gives_another_mark()
    {
        var here = new Fingerprinter(new ClientSecret("one client secret"));
        var elsewhere = new Fingerprinter(new ClientSecret("another client secret"));

        here.Of(The.AccessToken).ShouldNotBe(elsewhere.Of(The.AccessToken));
        here.Of(The.AccessToken).ShouldNotBe(here.Of(The.LaterAccessToken));
    }

    [Fact]
    public void A_mark_stays_the_same_over_releases()
    {
        // Two releases share one screen during a deploy, and metadata outlives both. Worked out from RFC 5869 and RFC 2104 by hand.
        The.Fingerprinter.Of(The.AccessToken).ToString().ShouldBe("3XRZ-3BP8");
        The.Fingerprinter.Of(The.RefreshToken).ToString().ShouldBe("F99A-XJKV");
    }

    [Fact]
    public void A_thousand_tokens_have_a_thousand_marks_that_hold_nothing_of_them()
    {
        var marks = Enumerable.Range(0, 1_000)
            .Select(number => The.Fingerprinter.Of(AccessToken.Parse(string.Create(CultureInfo.InvariantCulture, $"token-{number}"))))
            .ToHashSet();

        marks.Count.ShouldBe(1_000);
        marks.ShouldAllBe(mark => mark.Bits < 1UL << 40);
    }

    [Theory]
    [InlineData(0UL, "0000-0000")]
    [InlineData(1UL, "0000-0001")]
    [InlineData((1UL << 40) - 1, "ZZZZ-ZZZZ")]
    [InlineData(31UL << 35, "Z000-0000")]
    [InlineData(31UL << 20, "000Z-0000")]
    [InlineData(31UL << 15, "0000-Z000")]
    public void Text_and_mark_are_each_others_mirror(ulong bits, string text)
    {
        new Fingerprint(bits).ToString().ShouldBe(text);
        Fingerprint.Parse(text).ShouldBe(new Fingerprint(bits));
    }

    [Fact]
    public void Every_text_avoids_letters_that_are_misread()
    {
        for (var number = 0; number < 200; number++)
        {
            var text = The.Fingerprinter.Of(AccessToken.Parse(string.Create(CultureInfo.InvariantCulture, $"token-{number}"))).ToString();

            text.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");
            Fingerprint.Parse(text)!.Value.ToString().ShouldBe(text);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7Q2MK4TD")]
    [InlineData("7Q2M K4TD")]
    [InlineData("7Q2M-K4T")]
    [InlineData("7Q2M-K4TDX")]
    [InlineData("7Q2M-K4TI")]
    [InlineData("7Q2L-K4TD")]
    [InlineData("OQ2M-K4TD")]
    [InlineData("7Q2U-K4TD")]
    [InlineData("7q2m-k4td")]
    [InlineData("7Q2-MK4TD")]
    [InlineData("7Q2M-K4T\u0660")]
    public void Nothing_else_reads_as_a_mark(string? text) => Fingerprint.Parse(text).ShouldBeNull();

    [Fact]
    public void The_picture_is_its_own_mirror_image()
    {
        var mark = The.Fingerprinter.Of(The.AccessToken);
        for (var row = 0; row < 5; row++)
        {
            mark.IsFilled(row, 4).ShouldBe(mark.IsFilled(row, 0));
            mark.IsFilled(row, 3).ShouldBe(mark.IsFilled(row, 1));
        }
    }

    [Fact]
    public void Each_of_the_fifteen_cells_can_be_filled_alone()
    {
        for (var row = 0; row < 5; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                var mark = new Fingerprint(1UL << ((row * 3) + column));

                Cells(mark).Count(filled => filled).ShouldBe(column == 2 ? 1 : 2);
                mark.IsFilled(row, column).ShouldBeTrue();
            }
        }
    }

    private static IEnumerable<bool> Cells(Fingerprint mark) =>
        from row in Enumerable.Range(0, 5)
        from column in Enumerable.Range(0, 5)
        select mark.IsFilled(row, column);
}
