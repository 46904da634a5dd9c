using QboAdmin.Deploy;
using QboAdmin.Hosting;
using QboAdmin.Intuit;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Deploy;

public sealed class SettingsCheckTests
{
    [Fact]
    public async Task Missing_settings_are_red_and_all_of_them_are_named()
    {
        var wrong = Should.Throw<SettingsException>(() => new SettingsReader(_ => null).Read(null));

        var finding = await Look.At(new SettingsCheck(new DeployOptions { SettingsNeeded = SettingsReader.Needed, Problems = wrong.Problems }));

        finding.ShouldBeRed("REDIS_URL is missing");
        finding.ShouldBeRed("QBO_CLIENT_ID is missing");
        finding.ShouldBeRed("QBO_REDIRECT_URI is missing");
        finding.Measured.ShouldBe("0 of 5");
    }

    [Fact]
    public async Task Demo_in_production_is_amber() =>
        (await Look.At(new SettingsCheck(new DeployOptions { SettingsNeeded = 5, IsDemo = true, IsProduction = true }))).ShouldBeAmber("Remove it to work with the real QuickBooks");

    [Theory]
    [InlineData("https://192.0.2.7/qbo/callback", "Intuit refuses IP addresses")]
    [InlineData("http://qbo.example.org/qbo/callback", "https://qbo.example.org/qbo/callback")]
    public async Task A_redirect_uri_that_Intuit_refuses_is_red(string uri, string advice) =>
        (await Look.At(new RedirectUriCheck(Intuit(redirect: uri)))).ShouldBeRed(advice);

    [Fact]
    public async Task Http_on_this_machine_is_well_for_practice_and_red_for_production()
    {
        (await Look.At(new RedirectUriCheck(Intuit()))).ShouldBeGreen("http");
        (await Look.At(new RedirectUriCheck(Intuit(QboEnvironment.Production)))).ShouldBeRed("only https");
    }

    [Fact]
    public void A_reader_at_another_host_is_told_where_Intuit_leads()
    {
        var redirect = new Uri("https://qbo.example.org/qbo/callback");

        RedirectUriCheck.Judge(redirect, QboEnvironment.Production, "old.example.org").ShouldBeAmber("Intuit sends people back to qbo.example.org");
        RedirectUriCheck.Judge(redirect, QboEnvironment.Production, "QBO.example.org").ShouldBeGreen("this host, https");
    }

    [Fact]
    public async Task Production_tokens_for_another_address_than_Intuits_are_red()
    {
        var options = new DeployOptions { SettingsNeeded = 5 };

        (await Look.At(new EnvironmentCheck(Intuit(QboEnvironment.Production, "https://proxy.example.org"), options))).ShouldBeRed("Remove QBO_INTUIT_BASE_URL");
        (await Look.At(new EnvironmentCheck(Intuit(QboEnvironment.Sandbox, "https://quickbooks.api.intuit.com"), options))).ShouldBeRed("QBO_ENVIRONMENT is sandbox");
        (await Look.At(new EnvironmentCheck(Intuit(), options))).ShouldBeGreen("sandbox both ends");
    }

    [Theory]
    [InlineData("redis://cache.example.org:6379", "verify", Verdict.Red)]
    [InlineData("rediss://cache.example.org:6379", "self-signed", Verdict.Amber)]
    [InlineData("rediss://cache.example.org:6379", "verify", Verdict.Green)]
    [InlineData("redis://10.0.0.7:6379", "verify", Verdict.Green)]
    [InlineData("redis://redis:6379", "verify", Verdict.Green)]
    [InlineData("redis://203.0.113.7:6379", "verify", Verdict.Red)]
    public async Task A_readable_line_to_Redis_is_red_beyond_the_private_network(string url, string tls, Verdict verdict)
    {
        var configuration = RedisUrl.Parse(url);

        var finding = await Look.At(new RedisTlsCheck(new RedisOptions { Configuration = configuration, DisplayAddress = "", Tls = RedisTls.Parse(tls) }));

        finding.Verdict.ShouldBe(verdict);
        (finding.Advice is null).ShouldBe(verdict == Verdict.Green);
        $"{finding.Advice}".ShouldContain(verdict switch { Verdict.Red => "rediss://", Verdict.Amber => "SHA-256", _ => "" });
    }

    private static IntuitOptions Intuit(QboEnvironment environment = QboEnvironment.Sandbox, string? baseUrl = null, string redirect = "http://localhost:5000/qbo/callback") => new()
    {
        Environment = environment,
        ClientId = "the-client",
        ClientSecret = The.ClientSecret,
        RedirectUri = new Uri(redirect),
        BaseUrl = baseUrl is null ? null : new Uri(baseUrl),
    };
}
