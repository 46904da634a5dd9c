using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.Intuit;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>
/// The two questions of a platform, does it live and can it serve, which ask nobody and wait for nothing; and the two of people and programs
/// that want to know more.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapDeploy(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health", GetHealth)
            .AllowAnonymous()
            .WithTags("Health")
            .WithName("GetHealth")
            .WithSummary("Whether this instance lives");
        endpoints.MapGet("/ready", GetReady)
            .AllowAnonymous()
            .WithTags("Health")
            .WithName("GetReady")
            .WithSummary("Whether this instance can serve: ready, degraded without Redis, or not_ready")
            .Produces<Readiness>()
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
        endpoints.MapGet("/health/details", DeployEndpoints.GetDetailsAsync)
            .RequireAuthorization(Policies.ReadHealth)
            .WithTags("Health")
            .WithName("GetHealthDetails")
            .WithSummary("Every check and every instance, as last looked at");
        endpoints.MapGet("/health/deploy", DeployEndpoints.GetDeployAsync)
            .RequireAuthorization(Policies.ReadHealth)
            .WithTags("Health")
            .WithName("GetHealthDeploy")
            .WithSummary("Every check and every instance, looked at now; 503 when something is not well")
            .Produces<ReportBody>()
            .Produces<ReportBody>(StatusCodes.Status503ServiceUnavailable);
    }

    private static Ok<Health> GetHealth(Instance instance, IntuitOptions intuit, RedisOptions redis, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return TypedResults.Ok(new Health(
            "healthy",
            now,
            Math.Round((now - instance.StartedAt).TotalSeconds, 1),
            new HealthEnvironment(intuit.Environment.Key(), QboConfigured: true, RedisConfigured: !redis.IsEmbedded),
            instance.Release,
            instance.Commit));
    }

    private static JsonHttpResult<Readiness> GetReady(ConnectionFeed feed, RedisConnection redis, LeavingState leaving, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        var stops = leaving.Stage != LeavingStage.Staying || lifetime.ApplicationStopping.IsCancellationRequested;
        var outage = redis.Outage;
        var (status, reason) = (stops, feed.Current.State, outage) switch
        {
            (true, _, _) => ("not_ready", "This instance is stopping."),
            (_, ConnectionState.Starting, _) => ("not_ready", "Redis has not been read yet."),
            (_, _, not null) => ("degraded", $"Redis is away ({outage.Reason}). Pages and tokens are served from memory."),
            _ => ("ready", null),
        };
        return TypedResults.Json(
            new Readiness(status, time.GetUtcNow(), reason, new ReadyServices(outage is null ? "up" : "away")),
            statusCode: status == "not_ready" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
