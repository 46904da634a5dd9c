using QboAdmin.Access;
using QboAdmin.Alerts;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>Everything that can be set from outside, read and checked once at the start.</summary>
internal sealed record AppSettings
{
    /// <summary>Production, unless <c>ASPNETCORE_ENVIRONMENT</c> or <c>DOTNET_ENVIRONMENT</c> says otherwise.</summary>
    public required string HostEnvironment { get; init; }

    /// <summary>Where to listen.</summary>
    public required ListenAddress Listen { get; init; }

    public required QboEnvironment Environment { get; init; }

    /// <summary>Intuit is a simulator, and this machine's people may choose who they are.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>From <c>REDIS_URL</c>; null for a Redis inside this program.</summary>
    public required RedisOptions? Redis { get; init; }

    public required string ClientId { get; init; }

    public required ClientSecret ClientSecret { get; init; }

    public required Uri RedirectUri { get; init; }

    /// <summary>From <c>QBO_INTUIT_BASE_URL</c>; null for Intuit's own hosts, or in the demo for the simulator inside this program.</summary>
    public required Uri? IntuitBaseUrl { get; init; }

    public required ApiKeyRing ApiKeys { get; init; }

    /// <summary>From <c>QBOADMIN_ALERT_WEBHOOK</c>; null when nobody outside is to be told of alerts.</summary>
    public required WebhookAddress? AlertWebhook { get; init; }

    /// <summary>Where the Redis and the simulator inside this program keep their data.</summary>
    public required string DataFolder { get; init; }

    /// <summary>This instance's name among the others.</summary>
    public required string InstanceName { get; init; }

    public required LogLevel LogLevel { get; init; }

    /// <summary>How long to go on serving after <c>/ready</c> has begun to say no.</summary>
    public required TimeSpan Drain { get; init; }
}
