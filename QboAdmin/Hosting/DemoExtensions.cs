using QboAdmin.Access;
using QboAdmin.IntuitSimulator;

namespace QboAdmin.Hosting;

/// <summary>Plugs the simulator in when it runs inside this program.</summary>
internal static class DemoExtensions
{
    public static void AddDemo(this IServiceCollection services, AppSettings settings, Embedded embedded)
    {
        if (embedded.SimulatorFolder is { } folder)
        {
            services.AddIntuitSimulator(simulator =>
            {
                simulator.ClientId = settings.ClientId;
                simulator.ClientSecret = settings.ClientSecret.Reveal();
                simulator.DataFolder = folder;
                simulator.PathPrefix = Embedded.SimulatorPath;
            });
        }
    }

    public static void MapDemo(this WebApplication app, Embedded embedded)
    {
        if (embedded.SimulatorFolder is null)
        {
            return;
        }

        // Intuit asks for its own credentials, and guards its own forms.
        var simulator = app.MapIntuitSimulator();
        simulator.All.AllowAnonymous().DisableAntiforgery();
        simulator.Control.AddEndpointFilter(async (context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<LocalOnly>().Allows(context.HttpContext)
                ? await next(context).ConfigureAwait(false)
                : TypedResults.Problem(
                    "The simulator's controls work only on the machine itself, without a proxy in between.",
                    statusCode: StatusCodes.Status403Forbidden,
                    title: "Not from here"));
    }
}
