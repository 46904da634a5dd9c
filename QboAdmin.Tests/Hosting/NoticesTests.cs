using Microsoft.Extensions.Logging.Abstractions;
using QboAdmin.Hosting;
using QboAdmin.Values;

namespace QboAdmin.Tests.Hosting;

public sealed class NoticesTests
{
    [Fact]
    public void A_Redis_that_is_not_verified_is_a_standing_warning()
    {
        var notice = Of(Settings.Production.With("REDIS_TLS", "self-signed")).Single();

        notice.IsWarning.ShouldBeTrue();
        notice.ToString().ShouldContain("Redis is not verified.");
        Of(Settings.Production).ShouldBeEmpty();
        Of(Settings.Production.With("REDIS_TLS", new string('a', 64))).ShouldBeEmpty();
    }

    [Fact]
    public void The_demo_says_so_and_leads_to_the_simulators_controls()
    {
        var notice = Of(Settings.Development.With("REDIS_URL", "redis://localhost").With("QBO_INTUIT_BASE_URL", "http://127.0.0.1:5055")).Single();

        notice.IsWarning.ShouldBeFalse();
        notice.ToString().ShouldContain("Intuit is a simulator and Redis is outside. Nothing here reaches QuickBooks.");
        notice.ToString().ShouldContain("http://127.0.0.1:5055/control");
    }

    private static List<StandingNotice> Of(Dictionary<string, string?> variables)
    {
        var settings = variables.Read();
        using var embedded = Embedded.Start(settings, NullLoggerFactory.Instance);
        return [.. Notices.Of(settings, embedded)];
    }
}
