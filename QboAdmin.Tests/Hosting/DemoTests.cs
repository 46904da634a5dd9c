using System.Net;
using System.Text.RegularExpressions;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Hosting;

/// <summary>The demo as a newcomer has it: nothing configured, Redis and Intuit inside the program, both kept in one folder.</summary>
public sealed partial class DemoTests(PublishedApp app) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qbo-demo-").FullName;
    private readonly int _port = Ports.Free();
    private readonly int _secondPort = Ports.Free();

    private string Url => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_port}");

    private string SecondUrl => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_secondPort}");

    private Dictionary<string, string?> Nothing => new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["QBOADMIN_DATA"] = _folder };

    [Fact]
    public async Task It_is_still_connected_after_a_restart_and_after_kill_9_and_a_refresh_goes_through()
    {
        await using (var first = await StartAsync())
        {
            using var person = new Visitor(Url);
            await person.SignInAsync(("person", "operator"));
            await ConnectAsync(person);
            (await IsAuthenticatedAsync(person)).ShouldBeTrue();
            await first.TerminateAsync();
            first.ExitCode.ShouldBe(0);
        }

        await using (var second = await StartAsync())
        {
            using var person = new Visitor(Url);
            await person.SignInAsync(("person", "operator"));
            (await IsAuthenticatedAsync(person)).ShouldBeTrue();
            await second.KillAsync();
        }

        await using var third = await StartAsync();
        using var again = new Visitor(Url);
        await again.SignInAsync(("person", "operator"));
        (await IsAuthenticatedAsync(again)).ShouldBeTrue();
        third.Output.ShouldContain("Loaded QBO tokens from Redis (realm_id: 9341453081276012)");

        // The simulator, too, knows the grant again: it revokes it when told so.
        (await again.SubmitAsync("/qbo/disconnect")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stats = await again.GetAsync("/simulator/control/stats");
        (await stats.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"revocations\":1");
    }

    [Fact]
    public async Task A_second_process_finds_the_folder_taken_and_the_command_that_it_prints_joins_the_first()
    {
        await using var first = await StartAsync();
        using var person = new Visitor(Url);
        await person.SignInAsync(("person", "operator"));
        await ConnectAsync(person);

        var (code, text) = await app.RunAsync(Nothing, "--urls", SecondUrl);
        code.ShouldBe(1);
        text.ShouldContain($"QboAdmin is already running with the data folder {_folder}.");
        text.ShouldNotContain("   at ");
        var command = Command().Match(text);
        command.Success.ShouldBeTrue(text);
        command.Groups["urls"].Value.ShouldBe(SecondUrl);

        var joining = new Dictionary<string, string?>(Nothing)
        {
            ["REDIS_URL"] = command.Groups["redis"].Value,
            ["QBO_INTUIT_BASE_URL"] = command.Groups["intuit"].Value,
        };
        await using var second = await app.StartAsync(joining, "--urls", SecondUrl);
        await second.AnswersAsync($"{SecondUrl}/health");
        using var onSecond = new Visitor(SecondUrl);
        await onSecond.SignInAsync(("person", "operator"));
        (await IsAuthenticatedAsync(onSecond)).ShouldBeTrue();

        // Its own way to Intuit leads to the first one's simulator, and back to itself.
        (await onSecond.SubmitAsync("/qbo/disconnect")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ConnectAsync(onSecond);
        await Eventually.True(() => IsAuthenticatedAsync(person));
    }

    [Fact]
    public async Task The_simulators_controls_are_for_this_machine_alone()
    {
        await using var demo = await StartAsync();
        using var http = new HttpClient();

        (await http.GetAsync(new Uri($"{Url}/simulator/control/stats"), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var (header, value) in new[] { ("X-Forwarded-For", "203.0.113.7"), ("Forwarded", "for=203.0.113.7"), ("Host", "demo.example.org") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Url}/simulator/control/stats");
            request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
            (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, header);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<ChildProcess> StartAsync()
    {
        var process = await app.StartAsync(Nothing, "--urls", Url);
        await process.AnswersAsync($"{Url}/health");
        return process;
    }

    // Presses the first button of the simulator's form, as a client without script does.
    private static async Task ConnectAsync(Visitor person)
    {
        using var leave = await person.GetAsync("/qbo/authorize");
        var address = new Uri(Visitor.Target(leave));
        using var page = await Visitor.PageAsync(await person.GetAsync(address.AbsoluteUri));
        var form = page.Forms.Single();
        var fields = form.QuerySelectorAll("input[name]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>()
            .Where(input => input.Type == "hidden" || input.IsChecked)
            .Select(input => (input.Name!, input.Value));
        using var back = await person.PostAsync(new Uri(address, form.GetAttribute("action")!).AbsoluteUri, [.. fields]);
        using var end = await person.GetAsync(Visitor.Target(back));
        Visitor.Target(end).ShouldBe("/");
    }

    private static async Task<bool> IsAuthenticatedAsync(Visitor person)
    {
        using var response = await person.GetAsync("/qbo/auth-status");
        return (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("\"authenticated\":true", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"REDIS_URL=(?<redis>\S+) QBO_INTUIT_BASE_URL=(?<intuit>\S+) dotnet run --project QboAdmin -- --urls (?<urls>\S+)")]
    private static partial Regex Command();
}
