using QboAdmin.Hosting;

namespace QboAdmin.Tests.Hosting;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("http://localhost:7001", "7002", "http://localhost:7003", "http://localhost:7001")]
    [InlineData(null, "7002", "http://localhost:7003", "http://localhost:7002")]
    [InlineData(null, "", "http://localhost:7003", "http://localhost:7003")]
    [InlineData(null, null, "http://localhost:7003", "http://localhost:7003")]
    [InlineData(null, null, "", "http://localhost:5000")]
    [InlineData(null, null, null, "http://localhost:5000")]
    public void First_urls_then_PORT_then_ASPNETCORE_URLS_then_5000(string? urls, string? port, string? aspNetCoreUrls, string expected) =>
        Read(urls, port, aspNetCoreUrls).Urls.ShouldBe(expected);

    [Fact]
    public void PORT_means_all_interfaces_in_Production_and_this_machine_otherwise()
    {
        Settings.Production.With("PORT", "8080").Read().Listen.ShouldBe(new ListenAddress("http://*:8080", 8080));
        Settings.Development.With("PORT", "8080").Read().Listen.ShouldBe(new ListenAddress("http://localhost:8080", 8080));
    }

    [Theory]
    [InlineData("http://*:8080", 8080)]
    [InlineData("http://+:8080", 8080)]
    [InlineData("http://[::]:8080;http://127.0.0.1:9090", 8080)]
    [InlineData("https://books.example.org", 443)]
    [InlineData(" http://127.0.0.1:5000 ; ", 5000)]
    public void Every_form_that_Kestrel_knows_is_understood(string urls, int port) => Read(urls).Port.ShouldBe(port);

    [Fact]
    public void Port_0_is_any_free_one_and_known_at_once()
    {
        var address = Read("http://127.0.0.1:0");

        address.Port.ShouldBePositive();
        address.Urls.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{address.Port}"));
        Settings.Development.Read("http://localhost:0").RedirectUri.Port.ShouldNotBe(0);
    }

    [Theory]
    [InlineData("localhost:5000")]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("http://localhost:5000;nonsense")]
    [InlineData("ftp://localhost:21")]
    public void Other_addresses_are_refused_with_the_name_of_the_setting(string urls)
    {
        Settings.Development.Problems(urls).Single().ShouldStartWith("--urls must be one or more addresses");
        if (!string.IsNullOrEmpty(urls))
        {
            Settings.Development.With("ASPNETCORE_URLS", urls).Problems().Single().ShouldStartWith("ASPNETCORE_URLS must be");
        }
    }

    [Theory]
    [InlineData("eighty")]
    [InlineData("-1")]
    [InlineData("65536")]
    [InlineData("80.5")]
    public void A_PORT_that_is_none_is_refused(string port) =>
        Settings.Development.With("PORT", port).Problems().ShouldBe(["PORT must be a number from 0 to 65535."]);

    private static ListenAddress Read(string? urls, string? port = null, string? aspNetCoreUrls = null) =>
        Settings.Development.With("PORT", port).With("ASPNETCORE_URLS", aspNetCoreUrls).Read(urls).Listen;
}
