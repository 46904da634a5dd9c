using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>Sends metrics and traces to a collector, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where one is. Costs nothing otherwise.</summary>
internal static class Telemetry
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IServiceCollection services, Instance instance)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointVariable)))
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("qboadmin", serviceVersion: instance.Build, serviceInstanceId: instance.Id))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddMeter("System.Runtime", Meters.Name))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(requests => requests.Filter = IsWorthATrace)
                .AddHttpClientInstrumentation())
            .UseOtlpExporter();
    }

    // Platforms ask every few seconds, and a page's own connection lasts as long as the page.
    private static bool IsWorthATrace(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health")
        && !context.Request.Path.StartsWithSegments("/ready")
        && !context.Request.Path.StartsWithSegments("/_blazor");
}
