using QboAdmin.Access;
using QboAdmin.Audit;
using QboAdmin.Components;
using QboAdmin.Connection;
using QboAdmin.Deploy;
using QboAdmin.Hosting;
using QboAdmin.Intuit;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tokens;

return await Verbs.RunAsync(args, ServeAsync, SimulatorHost.RunAsync, CheckVerb.RunAsync);

static Task<int> ServeAsync(string? urls) => Startup.RunAsync(urls, async (settings, embedded) =>
{
    var builder = Startup.CreateBuilder(settings);
    builder.Services.AddRedis(embedded.Redis, settings.Environment);
    var instance = InstanceNames.This(settings.InstanceName, Environment.GetEnvironmentVariable, TimeProvider.System);
    builder.Services.AddLive(instance);
    builder.Services.AddTelemetry(instance);
    builder.Services.AddIntuit(settings.ToIntuitOptions(embedded));
    builder.Services.AddTokens();
    builder.Services.AddAudit();
    builder.Services.AddConnection(settings.ToPublicAddress());
    builder.Services.AddAccess(settings.ToAccessOptions(), settings.ToPublicAddress(), settings.ClientSecret);
    builder.Services.AddDeploy(settings.ToDeployOptions(), settings.ToLeavingOptions());
    builder.Services.AddUserInterface(settings.Environment, Notices.Of(settings, embedded));
    builder.Services.AddDemo(settings, embedded);
    builder.Services.AddHostedService<FirstRead>();

    await using var app = builder.Build();
    app.UsePipeline();
    app.MapUserInterface();
    app.MapAccess();
    app.MapConnection();
    app.MapDeploy();
    app.MapDemo(embedded);
    await app.RunAsync();
});
