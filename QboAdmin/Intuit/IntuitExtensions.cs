using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QboAdmin.Intuit.Calls;
using QboAdmin.Values;

namespace QboAdmin.Intuit;

internal static class IntuitExtensions
{
    private const int MaxAnswerBytes = 1024 * 1024;

    // A thousand receipts with a few lines each take three megabytes.
    private const int MaxPageBytes = 32 * 1024 * 1024;

    /// <summary>The clients of Intuit's OAuth server and Accounting API, and Intuit's clock for everybody who asks for the time.</summary>
    public static IServiceCollection AddIntuit(this IServiceCollection services, IntuitOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new Fingerprinter(options.ClientSecret));
        services.AddIntuitClock();
        services.AddHttpClient(nameof(IntuitDiscovery), http => Configure(http, options.OAuthLimit, IntuitDiscovery.MaxBytes)).WithoutRedirects();
        services.AddHttpClient(nameof(IntuitOAuthClient), http => Configure(http, Timeout.InfiniteTimeSpan)).WithoutRedirects();
        services.AddHttpClient(nameof(AccountingChannel), http => Configure(http, Timeout.InfiniteTimeSpan, MaxPageBytes)).WithoutRedirects();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<IntuitDiscovery>(provider, Client<IntuitDiscovery>(provider)));
        services.AddSingleton<IIntuitOAuthClient>(provider =>
            ActivatorUtilities.CreateInstance<IntuitOAuthClient>(provider, Client<IntuitOAuthClient>(provider)));
        services.TryAddSingleton<ICallPace, FreePace>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<AccountingChannel>(provider, Client<AccountingChannel>(provider)));
        services.AddSingleton<IAccountingClient, HttpAccountingClient>();
        return services;
    }

    private static void AddIntuitClock(this IServiceCollection services)
    {
        var machine = services.LastOrDefault(service => service.ServiceType == typeof(TimeProvider))?.ImplementationInstance as TimeProvider ?? TimeProvider.System;
        services.AddSingleton(provider => new IntuitClock(machine, provider.GetRequiredService<ILogger<IntuitClock>>()));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<IntuitClock>()));
        services.AddTransient<ClockHandler>();
    }

    private static HttpClient Client<T>(IServiceProvider provider) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(typeof(T).Name);

    private static void Configure(HttpClient http, TimeSpan limit, int maxBytes = MaxAnswerBytes)
    {
        http.Timeout = limit;
        http.MaxResponseContentBufferSize = maxBytes;
        http.DefaultRequestHeaders.UserAgent.ParseAdd("QboAdmin");
    }

    // The clients live as long as the process, so connections are renewed here, and nobody is led elsewhere with a secret in hand.
    private static void WithoutRedirects(this IHttpClientBuilder builder) => builder
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        .AddHttpMessageHandler<ClockHandler>()
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
