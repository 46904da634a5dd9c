using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Fixtures;

internal static class QuickLock
{
    /// <summary>The times of a refresh, ten times shorter.</summary>
    public static readonly RefreshOptions Options = new()
    {
        LockLife = TimeSpan.FromSeconds(2),
        LockWait = TimeSpan.FromSeconds(3),
        LongestAttempt = TimeSpan.FromSeconds(2),
        FirstBackOff = TimeSpan.FromMilliseconds(300),
        LongestBackOff = TimeSpan.FromSeconds(2),
    };

    /// <summary>The limit of a call to Intuit that goes with them.</summary>
    public static readonly TimeSpan HttpLimit = TimeSpan.FromSeconds(0.5);

    public static void Use(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(Options));
}
