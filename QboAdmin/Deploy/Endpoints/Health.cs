using System.Text.Json.Serialization;

namespace QboAdmin.Deploy;

/// <summary><c>GET /health</c>, in the original's words.</summary>
internal sealed record Health(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("timestamp")] DateTimeOffset Timestamp,
    [property: JsonPropertyName("uptime_seconds")] double UptimeSeconds,
    [property: JsonPropertyName("environment")] HealthEnvironment Environment,
    [property: JsonPropertyName("release")] string Release,
    [property: JsonPropertyName("commit")] string Commit);

internal sealed record HealthEnvironment(
    [property: JsonPropertyName("qbo_environment")] string QboEnvironment,
    [property: JsonPropertyName("qbo_configured")] bool QboConfigured,
    [property: JsonPropertyName("redis_configured")] bool RedisConfigured);

/// <summary><c>GET /ready</c>.</summary>
internal sealed record Readiness(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("timestamp")] DateTimeOffset Timestamp,
    [property: JsonPropertyName("reason")] string? Reason,
    [property: JsonPropertyName("services")] ReadyServices Services);

internal sealed record ReadyServices([property: JsonPropertyName("redis")] string Redis);
