namespace QboAdmin.Hosting;

/// <summary>Plugs the simulator in when this program is a demo of itself.</summary>
internal static class DemoExtensions
{
    public static void AddDemo(this IServiceCollection services, AppSettings settings, Embedded embedded)
    {
        _ = services;
        _ = settings;
        _ = embedded;
    }

    public static void MapDemo(this WebApplication app, Embedded embedded)
    {
        _ = app;
        _ = embedded;
    }
}
