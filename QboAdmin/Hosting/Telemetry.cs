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

    public static void AddTelemetry(this IServiceCollection services)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointVariable)))
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddDetector(services => new ThisInstance(services.GetRequiredService<Instance>())))
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

    private sealed class ThisInstance(Instance instance) : IResourceDetector
    {
        public Resource Detect() =>
            ResourceBuilder.CreateEmpty().AddService("qboadmin", serviceVersion: instance.Build, serviceInstanceId: instance.Id).Build();
    }
}
