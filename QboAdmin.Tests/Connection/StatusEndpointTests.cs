using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tests.IntuitSimulator;

namespace QboAdmin.Tests.Connection;

/// <summary>The original's JSON, to the letter.</summary>
public sealed class StatusEndpointTests(SharedRedis redis)
{
    private readonly int _database = redis.NextDatabase();

    private string Url => redis.Process.UrlOf(_database);

    [Fact]
    public async Task Not_connected()
    {
        await using var instance = await WebInstance.StartAsync(Url);

        await SaysAsync(instance, "/qbo/auth-status", """{"authenticated":false,"tokenExpiry":null,"justConnected":false}""");
        await SaysAsync(instance, "/qbo/status", """{"authenticated":false,"realmId":null,"tokenExpiry":null,"environment":"sandbox"}""");
        await SaysAsync(instance, "/qbo/environment", """{"environment":"sandbox","apiBaseUrl":"http://127.0.0.1:1/v3/company/","authenticated":false,"realmId":null}""");
    }

    [Fact]
    public async Task Connected_by_another_program()
    {
        await using var instance = await WebInstance.StartAsync(Url);
        var end = DateTimeOffset.UtcNow.AddMinutes(50).ToUnixTimeSeconds();
        await new Python(await redis.Process.ConnectAsync(_database)).WriteAsync("from-python", "RT1-python", "9341453081276012", DateTimeOffset.FromUnixTimeSeconds(end));
        await Eventually.Get(() => instance.GetJsonAsync("/qbo/status"), status => status.GetProperty("authenticated").GetBoolean());

        await SaysAsync(instance, "/qbo/auth-status", $$"""{"authenticated":true,"tokenExpiry":{{end}},"justConnected":false}""");
        await SaysAsync(instance, "/qbo/status", $$"""{"authenticated":true,"realmId":"9341453081276012","tokenExpiry":{{end}},"environment":"sandbox"}""");
        await SaysAsync(instance, "/qbo/environment", """{"environment":"sandbox","apiBaseUrl":"http://127.0.0.1:1/v3/company/","authenticated":true,"realmId":"9341453081276012"}""");
    }

    [Fact]
    public async Task Production_has_keys_and_an_address_of_its_own()
    {
        await new Python(await redis.Process.ConnectAsync(_database)).WriteAsync("sandbox-token", "RT1-sandbox", "9341453081276012", DateTimeOffset.UtcNow.AddMinutes(50));
        await using var instance = await WebInstance.StartAsync(Url, settings: new()
        {
            ["QBO_ENVIRONMENT"] = "production",
            ["QBO_INTUIT_BASE_URL"] = null,
            ["QBO_CLIENT_ID"] = "an-app",
            ["QBO_CLIENT_SECRET"] = "its-secret",
        });

        await SaysAsync(instance, "/qbo/environment", """{"environment":"production","apiBaseUrl":"https://quickbooks.api.intuit.com/v3/company/","authenticated":false,"realmId":null}""");
    }

    [Fact]
    public async Task Disconnect_answers_the_originals_JSON_and_ends_it()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await using var instance = await WebInstance.StartAsync(Url, intuit.Root);
        using var person = await Visitor.SignedInAsync(instance);
        (await person.ConnectAsync(intuit)).StatusCode.ShouldBe(HttpStatusCode.Found);

        using var response = await instance.SendAsync(HttpMethod.Post, "/qbo/disconnect");
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        answer.ToString().ShouldBe("""{"success":true,"message":"Disconnected from QuickBooks."}""");
        ((long)(await intuit.GetJsonAsync("/control/stats"))["revocations"]!).ShouldBe(1);
        await SaysAsync(instance, "/qbo/auth-status", """{"authenticated":false,"tokenExpiry":null,"justConnected":false}""");
        using var again = await instance.SendAsync(HttpMethod.Post, "/qbo/disconnect");
        (await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("""{"success":true,"message":"QuickBooks was not connected."}""");
    }

    [Fact]
    public async Task A_revoke_that_Intuit_does_not_take_is_told_to_whoever_disconnects()
    {
        await using var instance = await WebInstance.StartAsync(Url);
        await new Python(await redis.Process.ConnectAsync(_database)).WriteAsync("from-python", "RT1-python", "9341453081276012", DateTimeOffset.UtcNow.AddMinutes(50));
        await Eventually.Get(() => instance.GetJsonAsync("/qbo/status"), status => status.GetProperty("authenticated").GetBoolean());

        using var response = await instance.SendAsync(HttpMethod.Post, "/qbo/disconnect");

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldBe("""{"success":true,"message":"Disconnected from QuickBooks. Intuit can't be reached and is told within ten minutes."}""");
    }

    [Fact]
    public async Task Just_connected_is_true_once_for_the_browser_that_came_back_and_for_nobody_else()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await using var instance = await WebInstance.StartAsync(Url, intuit.Root);
        using var person = await Visitor.SignedInAsync(instance);
        using var another = await Visitor.SignedInAsync(instance);

        using var back = await person.ConnectAsync(intuit);

        var cookie = back.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith("qbo_just_connected=", StringComparison.Ordinal));
        cookie.ShouldEndWith("; max-age=600; path=/qbo; samesite=lax; httponly");
        (await JustConnectedAsync(another)).ShouldBeFalse();
        (await instance.GetJsonAsync("/qbo/auth-status")).GetProperty("justConnected").GetBoolean().ShouldBeFalse();
        (await JustConnectedAsync(person)).ShouldBeTrue();
        (await JustConnectedAsync(person)).ShouldBeFalse();
    }

    [Fact]
    public async Task Just_connected_is_never_true_for_an_API_key_or_a_made_up_cookie()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        await using var instance = await WebInstance.StartAsync(Url, intuit.Root);
        using var person = await Visitor.SignedInAsync(instance);
        using var back = await person.ConnectAsync(intuit);
        var cookie = back.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith("qbo_just_connected=", StringComparison.Ordinal)).Split(';')[0];

        using var byKey = new HttpRequestMessage(HttpMethod.Get, "/qbo/auth-status") { Headers = { Authorization = new("Bearer", WebInstance.ViewerKey) } };
        byKey.Headers.Add("Cookie", cookie);
        using var answer = await instance.Http.SendAsync(byKey, TestContext.Current.CancellationToken);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"justConnected\":false");

        using var another = await Visitor.SignedInAsync(instance);
        another.Cookies.Add(new Uri($"{instance.Url}/qbo"), new Cookie("qbo_just_connected", "1", "/qbo"));
        (await JustConnectedAsync(another)).ShouldBeFalse();
    }

    private static async Task<bool> JustConnectedAsync(Visitor person)
    {
        using var response = await person.GetAsync("/qbo/auth-status");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("justConnected").GetBoolean();
    }

    private static async Task SaysAsync(WebInstance instance, string path, string json)
    {
        using var response = await instance.GetAsync(path, WebInstance.ProgramKey);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(json);
    }
}
