using QboAdmin.Access;
using QboAdmin.Values;

namespace QboAdmin.Tests.Access;

public sealed class ApiKeyRingTests
{
    [Fact]
    public void Each_key_opens_with_its_own_name_and_role_wherever_it_stands()
    {
        var ring = ApiKeyRing.Parse(" ops:Operator:key-1, books:finance:key:with:colons ,eyes:VIEWER:key-3,, worker:Program:key-4 ");

        ring.Find("key-1")!.Role.ShouldBe(Role.Operator);
        (ring.Find("key:with:colons")!.Name, ring.Find("key:with:colons")!.Role).ShouldBe(("books", Role.Finance));
        ring.Find("key-3")!.Role.ShouldBe(Role.Viewer);
        ring.Find("key-4")!.Role.ShouldBe(Role.Program);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("key-")]
    [InlineData("key-12")]
    [InlineData("KEY-1")]
    [InlineData(" key-1")]
    public void Nothing_else_opens(string? presented) => ApiKeyRing.Parse("ops:Operator:key-1").Find(presented).ShouldBeNull();

    [Fact]
    public void An_absurdly_long_key_is_not_even_compared() =>
        ApiKeyRing.Parse("ops:Operator:key-1").Find(new string('k', 100_000)).ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    public void No_setting_is_an_empty_ring(string? setting) => ApiKeyRing.Parse(setting).IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData("sesame", "Entry 1 of QBOADMIN_API_KEYS is not of the form name:role:key.")]
    [InlineData("ops:Operator:key-1,books:Finance:", "Entry 2 of QBOADMIN_API_KEYS is not of the form name:role:key.")]
    [InlineData(":Operator:sesame", "Entry 1 of QBOADMIN_API_KEYS is not of the form name:role:key.")]
    [InlineData("ops:Admin:sesame", "The role of 'ops' in QBOADMIN_API_KEYS must be Viewer, Finance, Operator or Program.")]
    [InlineData("ops:2:sesame", "The role of 'ops' in QBOADMIN_API_KEYS must be Viewer, Finance, Operator or Program.")]
    [InlineData("ops:Operator:a,Ops:Viewer:b", "QBOADMIN_API_KEYS has two entries named 'ops'. Give each key its own name.")]
    [InlineData("ops:Operator:sesame,eyes:Viewer:sesame", "'ops' and 'eyes' in QBOADMIN_API_KEYS have the same key. Give each its own.")]
    public void A_wrong_setting_says_which_entry_and_why_and_never_the_key(string setting, string message)
    {
        var wrong = Should.Throw<FormatException>(() => ApiKeyRing.Parse(setting));

        wrong.Message.ShouldBe(message);
        wrong.Message.ShouldNotContain("sesame");
    }
}
