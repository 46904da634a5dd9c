using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Fixtures;

internal static class LongPauses
{
    /// <summary>An instance that never reads Redis without a reason, so that only the reason under test can show it a change.</summary>
    public static void Use(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(new WatchOptions
    {
        Watched = TimeSpan.FromHours(1),
        Unwatched = TimeSpan.FromHours(1),
        Notified = TimeSpan.FromHours(1),
    }));
}
