using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Intuit;

/// <summary>The room alone, put together as the program does it, with everything logged that can be.</summary>
internal sealed class IntuitRoom : IAsyncDisposable
{
    public const string ClientId = "simulator-client";
    public const string ClientSecret = "simulator-secret";

    private readonly ServiceProvider _services;

    public IntuitRoom(
        string? baseUrl,
        TimeProvider? time = null,
        QboEnvironment environment = QboEnvironment.Sandbox,
        TimeSpan? limit = null,
        IAccessTokenSource? tokens = null,
        HttpMessageHandler? network = null,
        string clientSecret = ClientSecret)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton(tokens ?? new ScriptedTokens());
        services.AddIntuit(new IntuitOptions
        {
            Environment = environment,
            ClientId = ClientId,
            ClientSecret = new ClientSecret(clientSecret),
            RedirectUri = new Uri("http://localhost:5000/qbo/callback"),
            BaseUrl = baseUrl is null ? null : new Uri(baseUrl),
            OAuthLimit = limit ?? TimeSpan.FromSeconds(20),
            ApiLimit = limit ?? TimeSpan.FromSeconds(20),
        });
        if (network is not null)
        {
            services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => network));
            services.AddHttpClient(nameof(IntuitDiscovery)).ConfigurePrimaryHttpMessageHandler(() => network);
        }

        _services = services.BuildServiceProvider();
    }

    public LogSink Log { get; } = new();

    public IIntuitOAuthClient OAuth => _services.GetRequiredService<IIntuitOAuthClient>();

    public IAccountingClient Accounting => _services.GetRequiredService<IAccountingClient>();

    public IntuitReach Reach => _services.GetRequiredService<IntuitReach>();

    public IntuitDiscovery Discovery => _services.GetRequiredService<IntuitDiscovery>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
