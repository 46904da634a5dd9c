using QboAdmin.Alerts;

namespace QboAdmin.Tests.Alerts;

public sealed class WebhookAddressTests
{
    [Theory]
    [InlineData("https://hooks.example.com/services/T0/B0/secret", "hooks.example.com")]
    [InlineData("http://localhost:9000/hook", "localhost:9000")]
    [InlineData("http://127.0.0.1:9000/hook", "127.0.0.1:9000")]
    public void Https_or_this_machine_is_taken_and_only_the_host_is_ever_shown(string text, string host)
    {
        var address = WebhookAddress.Parse(text);

        address.Host.ShouldBe(host);
        address.Reveal().ShouldBe(text);
        $"{address}".ShouldNotContain("secret");
        $"{address}".ShouldNotContain(host);
    }

    [Theory]
    [InlineData("http://hooks.example.com/services/secret")]
    [InlineData("ftp://localhost/secret")]
    [InlineData("secret")]
    public void Anything_else_is_refused_without_being_printed(string text) =>
        Should.Throw<FormatException>(() => WebhookAddress.Parse(text)).Message.ShouldBe("QBOADMIN_ALERT_WEBHOOK must be an https address, or an http one of this machine.");
}
