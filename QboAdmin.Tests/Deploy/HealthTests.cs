using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Deploy;

public sealed class HealthTests(SharedRedis redis, PublishedApp app)
{
    private readonly string _url = redis.Process.UrlOf(redis.NextDatabase());

    [Fact]
    public async Task Health_says_in_the_originals_words_that_the_process_lives()
    {
        await using var instance = await WebInstance.StartAsync(_url);

        var health = await instance.GetJsonAsync("/health", key: null);

        health.EnumerateObject().Select(member => member.Name).ShouldBe(["status", "timestamp", "uptime_seconds", "environment", "release", "commit"]);
        health.GetProperty("status").GetString().ShouldBe("healthy");
        (DateTimeOffset.UtcNow - health.GetProperty("timestamp").GetDateTimeOffset()).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        health.GetProperty("uptime_seconds").GetDouble().ShouldBePositive();
        health.GetProperty("environment").ToString().ShouldBe("""{"qbo_environment":"sandbox","qbo_configured":true,"redis_configured":true}""");
    }

    [Fact]
    public async Task Ready_with_Redis()
    {
        await using var instance = await WebInstance.StartAsync(_url);

        await SaysAsync(instance, HttpStatusCode.OK, "ready", reason: null, redis: "up");
    }

    [Fact]
    public async Task Degraded_without_Redis_because_pages_and_tokens_still_come_from_memory()
    {
        await using var instance = await WebInstance.StartAsync("redis://127.0.0.1:1");

        // It answers before the first try has failed, and then can't say why yet.
        await Eventually.Get(() => instance.GetJsonAsync("/ready", key: null), ready => ready.GetProperty("reason").GetString()!.Contains("refused", StringComparison.Ordinal));
        await SaysAsync(instance, HttpStatusCode.OK, "degraded", "Redis is away (connection refused). Pages and tokens are served from memory.", "away");
    }

    [Fact]
    public async Task Not_ready_while_it_stops()
    {
        await using var instance = await WebInstance.StartAsync(_url);
        instance.Get<IHostApplicationLifetime>().StopApplication();

        await SaysAsync(instance, HttpStatusCode.ServiceUnavailable, "not_ready", "This instance is stopping.", "up");
    }

    [Fact]
    public async Task Neither_question_asks_QuickBooks_or_waits_for_Redis()
    {
        await using var intuit = await StubServer.StartAsync();
        await using var server = await RedisProcess.StartAsync();
        await using var instance = await WebInstance.StartAsync(server.Url, intuit.Url);
        await new Python(await server.ConnectAsync()).WriteAsync("from-python", "RT1-python", The.Realm.Value, DateTimeOffset.UtcNow.AddMinutes(50));
        await Eventually.Get(() => instance.GetJsonAsync("/qbo/status"), status => status.GetProperty("authenticated").GetBoolean());

        server.Freeze();
        try
        {
            for (var time = 0; time < 20; time++)
            {
                foreach (var path in new[] { "/health", "/ready" })
                {
                    using var response = await instance.GetAsync(path, key: null);
                    response.StatusCode.ShouldBe(HttpStatusCode.OK);
                }
            }
        }
        finally
        {
            server.Thaw();
        }

        intuit.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Health_is_for_everybody_and_its_details_for_programs_and_Operators()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await using var instance = await AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url);

        (await instance.GetJsonAsync("/health", key: null)).GetProperty("status").GetString().ShouldBe("healthy");
        (await instance.GetJsonAsync("/ready", key: null)).GetProperty("status").GetString().ShouldBe("ready");
        foreach (var path in new[] { "/health/details", "/health/deploy" })
        {
            using var nobody = await instance.GetAsync(path, key: null);
            nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            using var program = await instance.GetAsync(path, AppInstance.ProgramKey);
            program.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var details = await instance.GetJsonAsync("/health/details", AppInstance.ViewerKey);
        details.GetProperty("checks").GetArrayLength().ShouldBeGreaterThan(20);
        var me = details.GetProperty("instances").EnumerateArray().ShouldHaveSingleItem();
        me.GetProperty("vitals").GetProperty("memory_bytes").GetInt64().ShouldBePositive();
        me.GetProperty("host").GetString().ShouldNotBeNullOrEmpty();
        me.GetProperty("key_ring").GetString().ShouldNotBeNullOrEmpty();
        me.GetProperty("built_at").GetString().ShouldNotBeNullOrEmpty();

        await redis.StopAsync();
        var ready = await Eventually.Get(() => instance.GetJsonAsync("/ready", key: null), body => body.GetProperty("status").GetString() == "degraded");
        ready.GetProperty("services").GetProperty("redis").GetString().ShouldBe("away");
        using var deploy = await instance.GetAsync("/health/deploy");
        deploy.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_file_of_another_release_is_answered_with_the_present_one()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var instance = await AppInstance.StartAsync(app, "web.1", redis.Url, "http://127.0.0.1:1");

        using var old = await instance.GetAsync("/css/deploy.0123456789.css", key: null);
        using var script = await instance.GetAsync("/_framework/blazor.web.0123456789.js", key: null);
        using var none = await instance.GetAsync("/css/nothing.0123456789.css", key: null);

        old.StatusCode.ShouldBe(HttpStatusCode.OK);
        old.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await old.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(".verdict");
        script.StatusCode.ShouldBe(HttpStatusCode.OK);
        none.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    private static async Task SaysAsync(WebInstance instance, HttpStatusCode code, string status, string? reason, string redis)
    {
        using var response = await instance.GetAsync("/ready", key: null);
        var ready = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(code);
        ready.GetProperty("status").GetString().ShouldBe(status);
        ready.GetProperty("reason").GetString().ShouldBe(reason);
        ready.GetProperty("services").GetProperty("redis").GetString().ShouldBe(redis);
    }
}
