using System.Diagnostics;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Hosting;

/// <summary>How the published program starts, and how it says why it does not. It is always started from <c>/</c>.</summary>
public sealed class StartTests(PublishedApp app, SharedRedis redis, ITestOutputHelper output)
{
    private readonly int _port = Ports.Free();

    private string Url => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_port}");

    [Fact]
    public async Task Help_lists_verbs_and_options()
    {
        var (code, text) = await app.RunAsync([], "--help");

        code.ShouldBe(0);
        foreach (var word in new[] { "serve", "simulator", "--urls", "--help" })
        {
            text.ShouldContain(word);
        }

        (await app.RunAsync([], "simulator", "--help")).Output.ShouldContain("--data");
    }

    [Fact]
    public async Task An_unknown_verb_is_an_error_that_names_it()
    {
        var (code, text) = await app.RunAsync([], "fly");

        code.ShouldNotBe(0);
        text.ShouldContain("fly");
    }

    [Fact]
    public async Task Missing_settings_in_Production_end_the_start_with_all_of_them_and_no_stack_trace()
    {
        var (code, text) = await app.RunAsync([]);

        code.ShouldBe(1);
        text.ShouldStartWith("QboAdmin can't start:");
        text.ShouldContain("  - REDIS_URL is missing");
        text.ShouldContain("  - QBOADMIN_API_KEYS is missing");
        text.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_address_in_use_is_said_in_one_line()
    {
        await using var stub = await StubServer.StartAsync();

        var (code, text) = await app.RunAsync(Development, "--urls", stub.Url);

        code.ShouldBe(1);
        text.Contains("address already in use. Choose another one with --urls or PORT.", StringComparison.Ordinal).ShouldBeTrue(text);
        text.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_said_in_one_line()
    {
        var (code, text) = await app.RunAsync(Development, "--urls", "http://192.0.2.1:5000");

        code.ShouldBe(1);
        text.Contains("QboAdmin can't listen where it was told to", StringComparison.Ordinal).ShouldBeTrue(text);
        text.Contains("   at ", StringComparison.Ordinal).ShouldBeFalse(text);
    }

    [Fact]
    public async Task It_listens_once_the_first_read_is_done()
    {
        var database = redis.NextDatabase();
        await new Python(await redis.Process.ConnectAsync(database)).WriteAsync("from-python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
        var settings = new Dictionary<string, string?>(Development) { ["REDIS_URL"] = redis.Process.UrlOf(database), ["PORT"] = _port.ToString(CultureInfo.InvariantCulture) };

        await using var process = await app.StartAsync(settings);
        await process.AnswersAsync($"{Url}/health");

        var lines = process.Output.Split('\n');
        var (loaded, listens) = (Line("Loaded QBO tokens from Redis (realm_id: 9341453081276012)"), Line("Now listening on"));
        loaded.ShouldBeLessThan(listens);
        Line("Redis connection established for QBO token persistence").ShouldBeLessThan(loaded);

        int Line(string text) => Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_Redis_it_listens_after_two_seconds_all_the_same()
    {
        // A server that takes connections and never answers, the worst there is.
        await using var silent = await RedisProcess.StartAsync();
        silent.Freeze();
        var settings = new Dictionary<string, string?>(Development) { ["REDIS_URL"] = silent.Url };
        var started = Stopwatch.GetTimestamp();

        await using var process = await app.StartAsync(settings, "--urls", Url);
        await process.AnswersAsync($"{Url}/ready");

        output.WriteLine($"answers after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        silent.Thaw();
        await Eventually.True(() => process.Output.Contains("Redis connection established", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SIGTERM_ends_it_in_order_and_soon()
    {
        var settings = new Dictionary<string, string?>(Development) { ["REDIS_URL"] = redis.Process.UrlOf(redis.NextDatabase()) };
        await using var process = await app.StartAsync(settings, "--urls", Url);
        await process.AnswersAsync($"{Url}/health");
        var started = Stopwatch.GetTimestamp();

        await process.TerminateAsync();

        output.WriteLine($"ended after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        process.ExitCode.ShouldBe(0);
        process.Output.ShouldContain("Told to end, and no other instance is alive");
    }

    [Fact]
    public async Task The_simulator_alone_needs_no_settings()
    {
        await using var process = await app.StartAsync([], "simulator", "--urls", Url);

        await process.AnswersAsync($"{Url}/control/stats");
        await process.AnswersAsync($"{Url}/.well-known/openid_configuration");
    }

    private static Dictionary<string, string?> Development => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["REDIS_URL"] = "redis://127.0.0.1:1",
        ["QBO_INTUIT_BASE_URL"] = "http://127.0.0.1:1",
    };
}
