using QboAdmin.Intuit.Calls;

namespace QboAdmin.Limits;

internal static class LimitsExtensions
{
    /// <summary>Has all instances together keep to Intuit's limits.</summary>
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<CallLimits>();
        services.AddSingleton<LocalPace>();
        services.AddSingleton<ICallPace, SharedPace>();
        services.AddSingleton<CallGauge>();
        return services;
    }
}
