using System.Net;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Deploy;

public sealed class HealthTests(PublishedApp app)
{
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
}
