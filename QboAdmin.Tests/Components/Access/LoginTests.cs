using System.Net;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Access;
using QboAdmin.Components.Access;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Components.Access;

/// <summary>The door: who can come in how, and what it says when somebody can't.</summary>
public sealed class LoginTests : PageTest
{
    private static readonly ApiKeyRing Keys = ApiKeyRing.Parse("ops:Operator:a-key");

    [Fact]
    public void The_demo_offers_its_three_people()
    {
        var page = Open(isDemo: true, ApiKeyRing.Empty);

        page.FindAll(".person").Select(person => person.Words()).ShouldBe(
        [
            "VN Vera Novak Viewer Sees everything except secrets",
            "DO Daniel Otieno Finance Also enters sales receipts",
            "GW Grace Wanjiru Operator Also connects, refreshes and disconnects",
        ]);
        page.FindAll("#key").ShouldBeEmpty();
    }

    [Fact]
    public void The_demo_with_keys_offers_both()
    {
        var page = Open(isDemo: true, Keys);

        page.FindAll(".person").Count.ShouldBe(3);
        page.Words(".or").ShouldBe("or with a key");
        page.FindAll("#key").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("qbo.example.org", null)]
    [InlineData("localhost", "X-Forwarded-For")]
    public void From_another_machine_the_demo_offers_nobody(string host, string? header)
    {
        var page = Open(isDemo: true, ApiKeyRing.Empty, host: host, header: header);

        page.FindAll(".person").ShouldBeEmpty();
        page.Words(".note").ShouldBe(
            "Nobody can sign in from here: demo people exist only on the machine itself, at http://localhost. " +
            "Set QBOADMIN_API_KEYS to name:Operator:key and restart.");
    }

    [Fact]
    public void Outside_the_demo_a_key_is_asked_for()
    {
        var page = Open(isDemo: false, Keys);

        page.FindAll(".person").ShouldBeEmpty();
        page.Words("label[for=key]").ShouldBe("Access key");
        page.Words("#key-help").ShouldBe("The key of an entry of QBOADMIN_API_KEYS. You get that entry's name and role for twelve hours.");
        page.Find("#key").GetAttribute("type").ShouldBe("password");
    }

    [Fact]
    public void Without_any_key_it_says_how_to_make_one() => Open(isDemo: false, ApiKeyRing.Empty).Words(".note")
        .ShouldBe("Nobody can sign in yet. Set QBOADMIN_API_KEYS to name:Operator:key and restart.");

    [Theory]
    [InlineData("WrongKey", "This key is not known. Check it against QBOADMIN_API_KEYS; keys are case-sensitive.")]
    [InlineData("ProgramKey", "This key belongs to a program. It works in the Authorization header, but opens no pages.")]
    [InlineData("TooMany", "Too many wrong keys from this address. Wait a minute and try again.")]
    public void A_try_that_failed_says_why(string problem, string words) =>
        Open(isDemo: false, Keys, query: $"problem={problem}").Words("[role=alert]").ShouldBe(words);

    [Fact]
    public void A_made_up_problem_is_none() => Open(isDemo: false, Keys, query: "problem=%3Cb%3E").FindAll("[role=alert]").ShouldBeEmpty();

    [Theory]
    [InlineData("/intuit/launch", "/intuit/launch")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("//elsewhere.example", "/")]
    public void One_comes_back_to_where_one_was_going_and_never_to_another_site(string asked, string kept) =>
        Open(isDemo: true, Keys, query: $"returnUrl={Uri.EscapeDataString(asked)}")
            .FindAll("input[name=returnUrl]").ShouldAllBe(input => input.GetAttribute("value") == kept);

    [Fact]
    public void The_company_stands_at_the_door()
    {
        var page = Open(isDemo: true, Keys, picture: Pictures.Connected);

        page.Words(".door-head").ShouldBe("Sign in to QboAdmin Mwangaza Friends SANDBOX");
    }

    private IRenderedComponent<LoginPage> Open(bool isDemo, ApiKeyRing keys, string host = "localhost", string? header = null, string query = "", ConnectionSnapshot? picture = null)
    {
        Services.AddSingleton(new AccessOptions { IsDemo = isDemo, ApiKeys = keys });
        Services.AddSingleton(new LocalOnly(new Bound("http://localhost:5000")));
        var http = new DefaultHttpContext();
        http.Request.Host = new HostString(host);
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        if (header is not null)
        {
            http.Request.Headers[header] = "203.0.113.7";
        }

        Show(picture ?? Pictures.NotConnected);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/login?{query}");
        return Render<LoginPage>(parameters => parameters.AddCascadingValue<HttpContext>(http));
    }

    private sealed class Bound : IServer
    {
        public Bound(string address)
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
