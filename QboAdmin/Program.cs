using QboAdmin.Access;
using QboAdmin.Alerts;
using QboAdmin.Audit;
using QboAdmin.Components;
using QboAdmin.Connection;
using QboAdmin.Deploy;
using QboAdmin.Hosting;
using QboAdmin.Intuit;
using QboAdmin.Keys;
using QboAdmin.Limits;
using QboAdmin.Live;
using QboAdmin.Receipts;
using QboAdmin.Redis;
using QboAdmin.Tokens;

return await Verbs.RunAsync(args, urls => Startup.RunAsync(urls, Furnish, Open), SimulatorHost.RunAsync);

/// <summary>The table of contents: every room's services, then its doors.</summary>
internal static partial class Program
{
    public static WebApplicationBuilder Furnish(AppSettings settings, Embedded embedded)
    {
        var builder = Startup.CreateBuilder(settings);
        builder.Services.AddRedis(embedded.Redis, settings.Environment);
        builder.Services.AddLive(InstanceNames.This(settings.InstanceName, TimeProvider.System));
        builder.Services.AddIntuit(settings.ToIntuitOptions(embedded)).AddLimits();
        builder.Services.AddTokens().AddAudit();
        builder.Services.AddKeys();
        builder.Services.AddConnection(settings.ToPublicAddress());
        builder.Services.AddReceipts();
        builder.Services.AddAlerts(settings.AlertWebhook);
        builder.Services.AddAccess(settings.ToAccessOptions(), settings.ToPublicAddress(), settings.ClientSecret);
        builder.Services.AddUserInterface(settings.Environment, Notices.Of(settings, embedded));
        builder.Services.AddApiDescription().AddDemo(settings, embedded);
        builder.Services.AddHostedService<FirstRead>();
        return builder;
    }

    public static void Open(WebApplication app, Embedded embedded)
    {
        app.UsePipeline();
        app.MapUserInterface();
        app.MapAccess();
        app.MapConnection();
        app.MapReceipts();
        app.MapDeploy();
        app.MapApiDescription();
        app.MapDemo(embedded);
    }
}
