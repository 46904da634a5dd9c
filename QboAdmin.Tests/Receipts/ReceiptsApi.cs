using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QboAdmin.Audit;
using QboAdmin.Intuit;
using QboAdmin.Limits;
using QboAdmin.Receipts;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Receipts;

/// <summary>The endpoints for programs over HTTP, with a sign-in that believes what it is told.</summary>
internal sealed class ReceiptsApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ReceiptsApi(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Test", "till");
    }

    public HttpClient Http { get; }

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<ReceiptsApi> StartAsync(string redisUrl, IAccountingClient client)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(ReceiptsInstance.Time);
        builder.Services.AddRedis(TestInstance.Options(redisUrl), QboEnvironment.Sandbox);
        builder.Services.AddSingleton(The.Instance);
        builder.Services.AddAudit();
        builder.Services.AddSingleton(client);
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        builder.Services.AddLimits();
        builder.Services.AddReceipts();
        builder.Services.Replace(ServiceDescriptor.Singleton<IBooksOwner>(Company.Of(The.Realm)));
        builder.Services.Replace(ServiceDescriptor.Singleton(ReceiptsInstance.Quick));
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, Believer>("Test", null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Policies.MakeReceipts, policy => policy.RequireRole(nameof(Role.Finance), nameof(Role.Operator)))
            .AddPolicy(Policies.Operate, policy => policy.RequireRole(nameof(Role.Operator)));
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapReceipts();
        await app.Services.GetRequiredService<RedisConnection>().ConnectAsync();
        await app.StartAsync(Cancelled);
        return new ReceiptsApi(app);
    }

    /// <summary>What a program sends for a gift.</summary>
    public static JsonObject Gift(decimal amount = 40, string? reference = "900") => new()
    {
        ["customerId"] = "66",
        ["date"] = "2026-03-02",
        ["reference"] = reference,
        ["lines"] = new JsonArray(new JsonObject { ["itemId"] = "21", ["amount"] = amount }),
    };

    public Task<(int Status, JsonElement Body)> PostAsync(JsonObject body, string? key, string program = "till") =>
        SendAsync(HttpMethod.Post, "/api/receipts", body, program, key);

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, JsonObject? body, string program, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Test", program);
        if (key is not null)
        {
            request.Headers.Add(IdempotencyKey.Header, key);
        }

        using var response = await Http.SendAsync(request, Cancelled);
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public async Task<(int Status, JsonElement Body)> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private sealed class Believer(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var name = Request.Headers.Authorization.ToString().Replace("Test ", "", StringComparison.Ordinal);
            var role = name == "operator" ? nameof(Role.Operator) : nameof(Role.Finance);
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role)], "Test");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "Test")));
        }
    }
}
