using Microsoft.AspNetCore.Components.Server.Circuits;
using QboAdmin.Values;

namespace QboAdmin.Live;

internal static class LiveExtensions
{
    /// <summary>Heartbeats, news and the count of open pages. The announcer and the status come from the rooms above.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services, Instance instance)
    {
        services.AddSingleton(instance);
        services.AddSingleton<HeartbeatOptions>();
        services.AddSingleton<NewsDesk>();
        services.AddSingleton<OpenPages>();
        services.AddSingleton<CircuitHandler>(provider => provider.GetRequiredService<OpenPages>());
        services.AddSingleton<HubLinkState>();
        services.AddSingleton<LeavingState>();
        services.AddSingleton<VitalSigns>();
        services.AddSingleton<InstanceRegister>();
        services.AddSingleton<InstanceDepartures>();
        services.AddSingleton<InstanceHeartbeat>();
        services.AddHostedService(provider => provider.GetRequiredService<InstanceHeartbeat>());
        services.AddSingleton<PlannedWorkBoard>();
        services.AddHostedService(provider => provider.GetRequiredService<PlannedWorkBoard>());
        return services;
    }
}
