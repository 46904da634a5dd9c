using QboAdmin.Access;
using QboAdmin.Alerts;
using QboAdmin.Audit;
using QboAdmin.Components;
using QboAdmin.Connection;
using QboAdmin.Deploy;
using QboAdmin.Hosting;
using QboAdmin.Intuit;
using QboAdmin.Keys;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tokens;

return await Verbs.RunAsync(args, urls => Startup.RunAsync(urls, Furnish, Open), SimulatorHost.RunAsync, CheckVerb.RunAsync);

/// <summary>The table of contents.</summary>
internal static partial class Program
{
    /// <summary>Every room's services.</summary>
    public static WebApplicationBuilder Furnish(AppSettings settings, Embedded embedded)
    {
        var builder = Startup.CreateBuilder(settings);
        builder.Services.AddRedis(embedded.Redis, settings.Environment);
        builder.Services.AddLive(settings.ToInstance());
        builder.Services.AddIntuit(settings.ToIntuitOptions(embedded));
        builder.Services.AddTokens();
        builder.Services.AddAudit();
        builder.Services.AddKeys();
        builder.Services.AddConnection(settings.ToPublicAddress());
        builder.Services.AddAlerts(settings.AlertWebhook);
        builder.Services.AddAccess(settings.ToAccessOptions(), settings.ToPublicAddress(), settings.ClientSecret);
        builder.Services.AddDeploy(settings.ToDeployOptions(), settings.ToLeavingOptions());
        builder.Services.AddUserInterface(settings.Environment, Notices.Of(settings, embedded));
        builder.Services.AddDemo(settings, embedded);
        builder.Services.AddHostedService<FirstRead>();
        return builder;
    }

    /// <summary>Every room's doors.</summary>
    public static void Open(WebApplication app, Embedded embedded)
    {
        app.UsePipeline();
        app.MapUserInterface();
        app.MapAccess();
        app.MapConnection();
        app.MapDeploy();
        app.MapApiDescription();
        app.MapDemo(embedded);
    }
}
