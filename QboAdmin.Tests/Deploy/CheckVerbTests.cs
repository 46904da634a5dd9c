using System.Text.Json;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Deploy;

/// <summary>The verb as a pipeline runs it: a process, its output, its exit code.</summary>
public sealed class CheckVerbTests(PublishedApp app)
{
    [Fact]
    public async Task Before_traffic_missing_settings_end_with_1_and_are_all_listed()
    {
        await using var check = await CheckProcess.RunAsync(app, [], new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" });

        check.ExitCode.ShouldBe(1, check.Errors);
        check.Output.ShouldStartWith("Not well.");
        check.Output.ShouldContain("REDIS_URL is missing");
        check.Output.ShouldContain("QBOADMIN_API_KEYS is missing");
    }

    [Fact]
    public async Task Before_traffic_a_Redis_that_is_away_is_red_in_json_and_json_is_alone_on_stdout()
    {
        await using var check = await CheckProcess.RunAsync(app, ["--json"], new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["REDIS_URL"] = $"redis://127.0.0.1:{Ports.Free()}",
        });

        check.ExitCode.ShouldBe(1, check.Errors);
        var json = JsonDocument.Parse(check.Output).RootElement;
        json.GetProperty("status").GetString().ShouldBe("not_well");
        var redis = json.GetProperty("checks").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "redis-reachable");
        redis.GetProperty("verdict").GetString().ShouldBe("red");
        redis.GetProperty("measured").GetString().ShouldBe("connection refused");
        redis.GetProperty("advice").GetString().ShouldNotBeNull().ShouldContain("Check REDIS_URL");
    }

    [Fact]
    public async Task Before_traffic_amber_ends_with_0_and_with_1_when_strict()
    {
        await using var redis = await RedisProcess.StartAsync();
        var settings = new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["REDIS_URL"] = redis.Url };

        await using var check = await CheckProcess.RunAsync(app, [], settings);
        await using var strict = await CheckProcess.RunAsync(app, ["--strict"], settings);

        check.ExitCode.ShouldBe(0, check.Output);
        check.Output.ShouldContain("Turn appendonly on");
        strict.ExitCode.ShouldBe(1, strict.Output);
    }

    [Fact]
    public async Task A_running_site_is_checked_from_inside_and_outside()
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: true);
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await using var instance = await AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url);

        await using var check = await CheckProcess.RunAsync(app, ["--url", instance.Url, "--json", "--wait", "60s"], new() { ["QBOADMIN_API_KEY"] = AppInstance.ViewerKey });

        var json = JsonDocument.Parse(check.Output).RootElement;
        var checks = json.GetProperty("checks").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!, one => one.GetProperty("verdict").GetString());
        check.ExitCode.ShouldBe(0, check.Output);
        checks["site-websocket"].ShouldBe("green");
        checks["site-assets"].ShouldBe("green");
        checks["one-release"].ShouldBe("green");
        checks["tokens-whole"].ShouldBe("amber");
        checks.Values.ShouldNotContain("red", check.Output);
        json.GetProperty("instances").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("web.1");
        json.GetProperty("proof").GetProperty("release").GetString().ShouldNotBeNull();

        await using var wrongKey = await CheckProcess.RunAsync(app, ["--url", instance.Url, "--api-key", "nobody"], []);
        wrongKey.ExitCode.ShouldBe(1);
        wrongKey.Output.ShouldContain("The site does not know this API key");
    }

    [Fact]
    public async Task A_site_that_does_not_answer_ends_with_1()
    {
        await using var check = await CheckProcess.RunAsync(app, ["--url", $"http://127.0.0.1:{Ports.Free()}"], []);

        check.ExitCode.ShouldBe(1);
        check.Output.ShouldContain("can't be reached");
    }

    [Fact]
    public async Task An_option_that_is_wrong_is_said_on_stderr()
    {
        await using var check = await CheckProcess.RunAsync(app, ["--wait", "soon"], []);

        check.ExitCode.ShouldBe(1);
        check.Errors.ShouldContain("--wait must be a time such as 120s or 2m");
    }
}
