using System.Text;
using System.Xml.Linq;
using QboAdmin.Access.KeyRing;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Access.KeyRing;

public sealed class KeySealTests
{
    private static readonly XElement Key = XElement.Parse("<key id='1'><descriptor><masterKey>very-secret</masterKey></descriptor></key>");

    [Fact]
    public void What_one_instance_seals_every_instance_with_the_same_client_secret_opens()
    {
        var sealedKey = new KeySeal(The.ClientSecret).Close("key-1", Key);

        new KeySeal(new ClientSecret("the-client-secret")).TryOpen("key-1", sealedKey, out var opened).ShouldBeTrue();

        XNode.DeepEquals(opened, Key).ShouldBeTrue();
        Encoding.Latin1.GetString(sealedKey).ShouldNotContain("very-secret");
    }

    [Fact]
    public void The_same_key_never_looks_the_same_twice()
    {
        var seal = new KeySeal(The.ClientSecret);

        seal.Close("key-1", Key).ShouldNotBe(seal.Close("key-1", Key));
    }

    [Fact]
    public void Another_secret_another_name_and_any_changed_byte_open_nothing()
    {
        var seal = new KeySeal(The.ClientSecret);
        var sealedKey = seal.Close("key-1", Key);

        new KeySeal(new ClientSecret("another-secret")).TryOpen("key-1", sealedKey, out _).ShouldBeFalse();
        seal.TryOpen("key-2", sealedKey, out _).ShouldBeFalse();
        for (var index = 0; index < sealedKey.Length; index++)
        {
            byte[] changed = [.. sealedKey];
            changed[index] ^= 1;
            seal.TryOpen("key-1", changed, out _).ShouldBeFalse($"byte {index}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("<key id='1' xmlns='made up by somebody who can write to Redis'/>")]
    public void What_is_no_sealed_key_opens_nothing(string bytes) =>
        new KeySeal(The.ClientSecret).TryOpen("key-1", Encoding.UTF8.GetBytes(bytes), out _).ShouldBeFalse();
}
