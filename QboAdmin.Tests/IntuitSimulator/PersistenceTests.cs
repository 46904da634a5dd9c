using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class PersistenceTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(The.Now);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"intuit-simulator-{Guid.NewGuid():N}", "data");

    private string StateFile => Path.Combine(_folder, "intuit-simulator.json");

    public void Dispose()
    {
        var parent = Path.GetDirectoryName(_folder)!;
        if (Directory.Exists(parent)) Directory.Delete(parent, recursive: true);
    }

    [Fact]
    public async Task Grants_codes_keys_counters_mode_and_clock_survive_a_restart()
    {
        Tokens tokens;
        string code, keys;
        await using (var before = await StartAsync())
        {
            await before.ControlAsync("mode", """{"refreshMode":"rotate-every-time"}""");
            await before.ControlAsync("clock", """{"advanceSeconds":600}""");
            tokens = await before.ConnectAsync(The.Everything);
            code = (await before.ConsentAsync())["code"]!;
            keys = (await before.GetJsonAsync("/op/v1/jwks")).ToJsonString();
            (await before.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
        }

        await using var after = await StartAsync();

        (await after.GetJsonAsync("/control/stats")).ToJsonString().ShouldBe(
            """{"authorizations":2,"codeExchanges":1,"refreshes":0,"refreshesRefused":0,"revocations":0,"apiCalls":1,"meteredReads":1,"throttled":0}""");
        (await after.GetJsonAsync("/op/v1/jwks")).ToJsonString().ShouldBe(keys);
        ((long)(await after.GetJsonAsync("/control/clock"))["offsetSeconds"]!).ShouldBe(600);
        (await after.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
        (await after.RefreshedAsync(tokens.Refresh)).Refresh.ShouldNotBe(tokens.Refresh);
        (await after.RefreshAsync(tokens.Refresh)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await after.ExchangeAsync(code)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await after.ExchangeAsync(code)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Rotation_is_on_disk_before_the_client_has_it()
    {
        await using var intuit = await StartAsync();
        await intuit.ControlAsync("rotate-refresh-token");
        var tokens = await intuit.ConnectAsync();

        // A copy of the file stands for what a process that is killed now would leave.
        var copy = await File.ReadAllTextAsync(StateFile, TestContext.Current.CancellationToken);

        copy.ShouldContain(tokens.Refresh);
        copy.ShouldNotContain(tokens.Access);
    }

    [Fact(Timeout = 60_000)]
    public async Task Counters_are_written_within_a_second_even_when_nothing_else_changes()
    {
        await using var intuit = await StartAsync();
        var tokens = await intuit.ConnectAsync();
        await intuit.ReadCompanyAsync(tokens.Access);

        var cancelled = TestContext.Current.CancellationToken;
        while (!(await File.ReadAllTextAsync(StateFile, cancelled)).Contains("\"apiCalls\": 1", StringComparison.Ordinal))
            _time.Advance(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"grants":null}""")]
    [InlineData("""{"grants":[{"id":"1"}]}""")]
    [InlineData("""{"accessTokenKey":"c2hvcnQ="}""")]
    public async Task File_that_can_not_be_understood_is_set_aside_and_the_simulator_starts_empty(string text)
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(StateFile, text, TestContext.Current.CancellationToken);

        await using var intuit = await StartAsync();

        (await intuit.StatusOfApiAsync((await intuit.ConnectAsync()).Access)).ShouldBe(HttpStatusCode.OK);
        var aside = Directory.GetFiles(_folder, "*.unreadable-*").Single();
        (await File.ReadAllTextAsync(aside, TestContext.Current.CancellationToken)).ShouldBe(text);
        intuit.Logs.Lines.ShouldContain(line => line.StartsWith("Error: The state file", StringComparison.Ordinal) && line.Contains(aside));
    }

    [Fact]
    public async Task State_that_can_not_be_written_lives_on_in_memory_and_says_so()
    {
        await using var intuit = await StartAsync();
        Directory.Delete(_folder, recursive: true);
        await File.WriteAllTextAsync(_folder, "in the way", TestContext.Current.CancellationToken);

        var tokens = await intuit.ConnectAsync();

        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
        intuit.Logs.Lines.ShouldContain(line => line.Contains("could not be written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_state()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var intuit = await StartAsync();
        await intuit.ConnectAsync();

        File.GetUnixFileMode(StateFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(_folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<SimulatorHost> StartAsync() => SimulatorHost.StartAsync(folder: _folder, time: _time);
}
