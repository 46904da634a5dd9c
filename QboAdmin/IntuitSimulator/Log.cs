namespace QboAdmin.IntuitSimulator;

/// <summary>What the simulator says about itself. Tokens, codes and secrets never appear, only short fingerprints.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Consent given for {Company} (realm {RealmId})")]
    public static partial void ConsentGiven(ILogger logger, string company, string? realmId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Code exchanged (realm {RealmId})")]
    public static partial void CodeExchanged(ILogger logger, string? realmId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Code refused: unknown, expired, used before, or of another redirect URI")]
    public static partial void CodeRefused(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Tokens refreshed (realm {RealmId}); the refresh token was {Change}")]
    public static partial void Refreshed(ILogger logger, string? realmId, string change);

    [LoggerMessage(Level = LogLevel.Information, Message = "Refresh refused for token {Print}")]
    public static partial void RefreshRefused(ILogger logger, string print);

    [LoggerMessage(Level = LogLevel.Information, Message = "Grant revoked by the app")]
    public static partial void Revoked(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information,
        Message = "Fault met on {Path}: status {Status}, latency {LatencyMs} ms, drop {Drop}, lose answer {LoseAnswer}")]
    public static partial void FaultMet(ILogger logger, string path, int? status, int latencyMs, bool drop, bool loseAnswer);

    [LoggerMessage(Level = LogLevel.Information, Message = "Control: {Action}")]
    public static partial void Controlled(ILogger logger, string action);

    [LoggerMessage(Level = LogLevel.Error, Message = "The state file could not be understood. It was set aside as {Path}; starting empty")]
    public static partial void StateSetAside(ILogger logger, string path, Exception? problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The state could not be written to {Path}. It lives on in memory")]
    public static partial void StateNotSaved(ILogger logger, string path, Exception problem);
}
