namespace QboAdmin.Alerts;

internal static class AlertsExtensions
{
    private const int MaxAnswerBytes = 64 * 1024;

    /// <summary>What wants attention, on every page and at a webhook.</summary>
    /// <param name="webhook">Null when nobody outside wants to be told.</param>
    public static IServiceCollection AddAlerts(this IServiceCollection services, WebhookAddress? webhook)
    {
        services.AddSingleton<AlertOptions>();
        services.AddSingleton<AlertBoard>();
        services.AddSingleton<NoticeBook>();
        services.AddSingleton<AlertWords>();
        services.AddSingleton<NoticeDesk>();
        services.AddHttpClient(nameof(WebhookSender), http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.MaxResponseContentBufferSize = MaxAnswerBytes;
                http.DefaultRequestHeaders.UserAgent.ParseAdd("QboAdmin");
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton(provider => New(provider, webhook));
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        services.AddHostedService<AlertKeeper>();
        return services;
    }

    private static WebhookSender New(IServiceProvider provider, WebhookAddress? webhook)
    {
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(WebhookSender));
        return webhook is null
            ? ActivatorUtilities.CreateInstance<WebhookSender>(provider, http)
            : ActivatorUtilities.CreateInstance<WebhookSender>(provider, http, webhook);
    }
}
