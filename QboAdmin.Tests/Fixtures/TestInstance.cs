using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QboAdmin.Audit;
using QboAdmin.Connection;
using QboAdmin.Intuit;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Fixtures;

/// <summary>
/// One instance of QboAdmin without its web server: all rooms below the pages, over a real Redis, with an Intuit that the test scripts.
/// Several of them in one test are several instances.
/// </summary>
internal sealed class TestInstance : IAsyncDisposable
{
    private readonly IHost _host;

    private TestInstance(IHost host, ScriptedIntuit intuit, LogSink log) => (_host, Intuit, Log) = (host, intuit, log);

    public ScriptedIntuit Intuit { get; }

    public LogSink Log { get; }

    public ConnectionFeed Feed => Get<ConnectionFeed>();

    public ConnectionSnapshot Current => Feed.Current;

    public TokenMemory Memory => Get<TokenMemory>();

    public TokenRefresher Refresher => Get<TokenRefresher>();

    public ITokenStore Store => Get<ITokenStore>();

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>A page's or request's own token service.</summary>
    public TokenService NewTokenService() => _host.Services.CreateScope().ServiceProvider.GetRequiredService<TokenService>();

    /// <param name="redisUrl">As in <c>REDIS_URL</c>.</param>
    /// <param name="name">Unique in the test.</param>
    /// <param name="intuit">Shared by the instances of one test; null for one of its own.</param>
    /// <param name="configure">Replaces services.</param>
    /// <param name="keeps">Whether tokens are renewed without being asked.</param>
    /// <param name="simulator">Where to find an Intuit that is asked over HTTP, in place of the scripted one.</param>
    /// <param name="time">The machine's clock; null for the real one.</param>
    /// <param name="oauthLimit">The time limit of a call to Intuit's OAuth server; null for the usual one.</param>
    public static async Task<TestInstance> StartAsync(
        string redisUrl,
        string name = "web.1",
        ScriptedIntuit? intuit = null,
        Action<IServiceCollection>? configure = null,
        bool keeps = false,
        string? simulator = null,
        TimeProvider? time = null,
        TimeSpan? oauthLimit = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var log = new LogSink();
        intuit ??= new ScriptedIntuit(TimeProvider.System);
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddRedis(Options(redisUrl), QboEnvironment.Sandbox);
        builder.Services.AddLive(The.Instance with { Name = name });
        builder.Services.AddIntuit(new IntuitOptions
        {
            Environment = QboEnvironment.Sandbox,
            ClientId = The.ClientId,
            ClientSecret = The.ClientSecret,
            RedirectUri = new Uri("http://localhost:5000/qbo/callback"),
            BaseUrl = new Uri(simulator ?? "http://127.0.0.1:1"),
            OAuthLimit = oauthLimit ?? TimeSpan.FromSeconds(8),
        });
        builder.Services.AddTokens();
        builder.Services.AddAudit();
        builder.Services.AddConnection(new PublicAddress(new Uri("http://localhost:5000/qbo/callback")));
        if (simulator is null)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<IIntuitOAuthClient>(intuit));
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(ClockCheck)));
        }

        if (!keeps)
        {
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(TokenKeeper)));
        }

        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.Services.GetRequiredService<RedisConnection>().ConnectAsync();
        await host.StartAsync(CancellationToken.None);
        await host.Services.GetRequiredService<ConnectionWatch>().LookAsync();
        return new TestInstance(host, intuit, log);
    }

    public static RedisOptions Options(string redisUrl)
    {
        var configuration = RedisUrl.Parse(redisUrl);
        return new RedisOptions { Configuration = configuration, DisplayAddress = RedisUrl.Display(configuration) };
    }

    /// <summary>What a person's consent leads to.</summary>
    public async Task ConnectAsync(RealmId? realm = null)
    {
        (await Intuit.ExchangeCodeAsync("a-code")).Succeeded(out var grant, out var failure).ShouldBeTrue(failure?.Message);
        await Get<Connector>().ConnectAsync(new NewConnection(grant!, realm ?? The.Realm, new Company("Sandbox Company", "US"), The.Operator));
    }

    /// <summary>Waits until this instance shows something.</summary>
    public Task<ConnectionSnapshot> ShowsAsync(Func<ConnectionSnapshot, bool> isRight, TimeSpan? limit = null) =>
        Eventually.Get(() => Current, isRight, limit);

    public Task<ConnectionSnapshot> ShowsAsync(ConnectionState state, TimeSpan? limit = null) =>
        Eventually.Get(() => Current, snapshot => snapshot.State == state, limit, $"state is {state}");

    /// <summary>As a platform does at a deploy: an orderly end.</summary>
    public Task StopAsync() => _host.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
