using MudBlazor;
using MudBlazor.Services;
using QboAdmin.Access;
using QboAdmin.Components.Connection;
using QboAdmin.Connection;
using QboAdmin.Values;

namespace QboAdmin.Components;

internal static class UserInterfaceExtensions
{
    /// <summary>Everything that people see.</summary>
    public static IServiceCollection AddUserInterface(
        this IServiceCollection services,
        QboEnvironment environment,
        IEnumerable<StandingNotice> notices)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.MaxDisplayedSnackbars = 1;
            mud.SnackbarConfiguration.PreventDuplicates = false;
            mud.SnackbarConfiguration.ShowTransitionDuration = 150;
            mud.SnackbarConfiguration.HideTransitionDuration = 150;
        });
        services.AddSingleton(provider => new SiteInfo(
            environment,
            provider.GetRequiredService<Instance>(),
            [.. notices.OrderByDescending(notice => notice.IsWarning)]));
        services.AddSingleton<ICallbackPages, CallbackPages>();
        services.AddSingleton<IAccessPages, ErrorPages>();
        return services;
    }

    public static void MapUserInterface(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets().AllowAnonymous();
        endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        endpoints.MapFallback(ErrorPages.NotFound).RequireAuthorization(Policies.ReadStatus);
    }
}
