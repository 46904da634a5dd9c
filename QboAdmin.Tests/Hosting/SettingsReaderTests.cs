using Microsoft.Extensions.Logging;
using QboAdmin.Hosting;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Tests.Hosting;

public sealed class SettingsReaderTests
{
    private const string IntuitBaseUrl = "QBO_INTUIT_BASE_URL";

    [Fact]
    public void With_nothing_set_a_newcomer_gets_the_demo()
    {
        var settings = Settings.Development.Read();

        settings.IsDemo.ShouldBeTrue();
        settings.Listen.Urls.ShouldBe("http://localhost:5000");
        settings.Environment.ShouldBe(QboEnvironment.Sandbox);
        settings.Redis.ShouldBeNull();
        settings.ClientId.ShouldBe("simulator-client");
        settings.ClientSecret.Reveal().ShouldBe("simulator-secret");
        settings.RedirectUri.AbsoluteUri.ShouldBe("http://localhost:5000/qbo/callback");
        settings.IntuitBaseUrl.ShouldBeNull();
        settings.ApiKeys.IsEmpty.ShouldBeTrue();
        settings.LogLevel.ShouldBe(LogLevel.Information);
        settings.DataFolder.ShouldEndWith("QboAdmin");
        settings.InstanceName.ShouldEndWith(":5000");
    }

    [Fact]
    public void A_deployment_reads_every_variable()
    {
        var settings = Settings.Production
            .With("REDIS_TLS", "self-signed").With("QBO_ENVIRONMENT", "production").With("PORT", "8080").With("LOG_LEVEL", "WARNING")
            .With("QBOADMIN_DATA", "/var/lib/qboadmin").With("DYNO", "web.3").Read();

        settings.IsDemo.ShouldBeFalse();
        settings.Listen.Urls.ShouldBe("http://*:8080");
        settings.Environment.ShouldBe(QboEnvironment.Production);
        settings.Redis!.DisplayAddress.ShouldNotContain("p@ss");
        settings.Redis.Tls.Kind.ShouldBe(RedisTlsKind.SelfSigned);
        (settings.ClientId, settings.ClientSecret.Reveal()).ShouldBe(("the-app", "the-secret"));
        settings.RedirectUri.AbsoluteUri.ShouldBe("https://books.example.org/qbo/callback");
        settings.ApiKeys.Find("a-long-key")!.Role.ShouldBe(Role.Operator);
        settings.LogLevel.ShouldBe(LogLevel.Warning);
        settings.DataFolder.ShouldBe("/var/lib/qboadmin");
        settings.InstanceName.ShouldBe("web.3");
    }

    [Fact]
    public void The_certificate_of_Redis_is_verified_unless_somebody_says_otherwise() =>
        Settings.Production.Read().Redis!.Tls.ShouldBe(RedisTls.Verify);

    [Fact]
    public void The_name_of_the_instance_can_be_set() =>
        Settings.Production.With("DYNO", "web.3").With("QBOADMIN_INSTANCE", "blue").Read().InstanceName.ShouldBe("blue");

    [Theory]
    [InlineData(null, null, "Production")]
    [InlineData("", "", "Production")]
    [InlineData("  ", null, "Production")]
    [InlineData("Staging", "Development", "Staging")]
    [InlineData("", "Development", "Development")]
    public void The_kind_of_host_is_Production_unless_it_says_otherwise(string? aspNetCore, string? dotNet, string expected) =>
        Settings.Production.With("ASPNETCORE_ENVIRONMENT", aspNetCore).With("DOTNET_ENVIRONMENT", dotNet).Read().HostEnvironment.ShouldBe(expected);

    [Fact]
    public void In_Production_everything_that_is_missing_is_listed_at_once()
    {
        new Dictionary<string, string?>().Problems().ShouldBe(
        [
            "REDIS_URL is missing: where Redis is, such as redis://:password@host:6379.",
            "QBO_CLIENT_ID is missing: the app's client ID at Intuit.",
            "QBO_CLIENT_SECRET is missing: the app's client secret at Intuit.",
            "QBO_REDIRECT_URI is missing: https://<your host>/qbo/callback, as registered with the app at Intuit.",
            "QBOADMIN_API_KEYS is missing: name:role:key,… so that somebody can sign in.",
        ]);
    }

    [Theory]
    [InlineData("REDIS_URL")]
    [InlineData("QBO_CLIENT_ID")]
    [InlineData("QBO_CLIENT_SECRET")]
    [InlineData("QBO_REDIRECT_URI")]
    [InlineData("QBOADMIN_API_KEYS")]
    public void An_empty_variable_counts_as_unset(string name)
    {
        foreach (var empty in new[] { "", "   " })
        {
            Settings.Production.With(name, empty).Problems().Single().ShouldStartWith($"{name} is missing");
        }
    }

    [Fact]
    public void Empty_variables_with_a_default_take_it()
    {
        var names = new[] { "REDIS_URL", "REDIS_TLS", "QBO_ENVIRONMENT", IntuitBaseUrl, "QBOADMIN_DEMO", "PORT", "ASPNETCORE_URLS", "LOG_LEVEL", "QBO_REDIRECT_URI", "QBOADMIN_DATA", "QBOADMIN_INSTANCE" };

        var settings = names.Aggregate(Settings.Development, (all, name) => all.With(name, "")).Read();

        settings.ShouldBeEquivalentTo(Settings.Development.Read());
    }

    [Fact]
    public void Everything_that_is_wrong_is_listed_at_once_without_a_secret()
    {
        var problems = Settings.Production
            .With("REDIS_URL", "redis://:hunter2@redis.example.org:notaport").With("REDIS_TLS", "perhaps").With("QBO_ENVIRONMENT", "test").With("PORT", "eighty")
            .With("QBO_REDIRECT_URI", "https://books.example.org/callback").With(IntuitBaseUrl, "http://intuit.example.org")
            .With("QBOADMIN_API_KEYS", "hunter2").With("LOG_LEVEL", "LOUD").With("QBOADMIN_DEMO", "maybe").Problems();

        problems.Select(problem => problem.Split(' ')[0]).ShouldBe(
            ["QBOADMIN_DEMO", "PORT", "QBO_ENVIRONMENT", "REDIS_TLS", "QBO_REDIRECT_URI", "QBO_INTUIT_BASE_URL", "Entry", "LOG_LEVEL"], ignoreOrder: true);
        problems.ShouldAllBe(problem => !problem.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bad_REDIS_URL_says_which_part_is_wrong_and_never_the_password()
    {
        var problem = Settings.Production.With("REDIS_URL", "redis://user:hunter2@redis.example.org:99999").Problems().Single();

        problem.ShouldContain("REDIS_URL");
        problem.ShouldContain("port");
        problem.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("http://intuit.example.org")]
    [InlineData("http://10.0.0.7:5055")]
    public void In_Production_all_of_Intuit_is_never_sent_to_a_plain_address_elsewhere(string address)
    {
        Settings.Production.With(IntuitBaseUrl, address).Problems().Single().ShouldContain("must be https in Production");
        Settings.Production.With(IntuitBaseUrl, address).With("QBOADMIN_DEMO", "true").Problems().Single().ShouldContain("must be https in Production");
        Settings.Development.With(IntuitBaseUrl, address).Read().IntuitBaseUrl!.OriginalString.ShouldBe(address);
    }

    [Theory]
    [InlineData("https://intuit.example.org")]
    [InlineData("http://localhost:5055")]
    [InlineData("http://127.0.0.1:5055/simulator")]
    [InlineData("http://[::1]:5055")]
    public void In_Production_https_and_this_machine_are_allowed(string address) =>
        Settings.Production.With(IntuitBaseUrl, address).Read().IntuitBaseUrl!.OriginalString.ShouldBe(address);

    [Theory]
    [InlineData("intuit.example.org")]
    [InlineData("ftp://intuit.example.org")]
    [InlineData("https://intuit.example.org?a=b")]
    [InlineData("https://user:hunter2@intuit.example.org")]
    public void An_address_of_Intuit_that_is_none_is_refused_anywhere(string address)
    {
        var problem = Settings.Development.With(IntuitBaseUrl, address).Problems().Single();

        problem.ShouldContain("QBO_INTUIT_BASE_URL must be an address");
        problem.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("Development", null, null, true)]
    [InlineData("Development", "an-app", null, false)]
    [InlineData("Development", "an-app", "true", true)]
    [InlineData("Production", "an-app", null, false)]
    [InlineData("Production", "an-app", "TRUE", true)]
    [InlineData("Production", "an-app", "false", false)]
    public void The_demo_is_on_without_an_app_outside_Production_or_when_somebody_says_so(string host, string? clientId, string? demo, bool expected) =>
        Settings.Production.With("ASPNETCORE_ENVIRONMENT", host).With("QBO_CLIENT_ID", clientId).With("QBOADMIN_DEMO", demo).Read().IsDemo.ShouldBe(expected);

    [Theory]
    [InlineData("books.example.org/qbo/callback")]
    [InlineData("https://books.example.org")]
    [InlineData("https://books.example.org/qbo/callback/")]
    [InlineData("https://books.example.org/qbo/callback?a=b")]
    [InlineData("ftp://books.example.org/qbo/callback")]
    public void A_redirect_URI_that_leads_elsewhere_is_refused(string address) =>
        Settings.Production.With("QBO_REDIRECT_URI", address).Problems().Single().ShouldStartWith("QBO_REDIRECT_URI must be");

    [Fact]
    public void The_message_tells_what_to_mend_line_by_line()
    {
        var exception = Should.Throw<SettingsException>(() => Settings.Production.With("REDIS_URL", null).With("LOG_LEVEL", "LOUD").Read());

        exception.Message.Split(Environment.NewLine).ShouldBe(
        [
            "QboAdmin can't start:",
            "  - REDIS_URL is missing: where Redis is, such as redis://:password@host:6379.",
            "  - LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL (or Trace, Information, None).",
        ]);
    }
}
