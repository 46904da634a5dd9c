namespace QboAdmin.Tokens;

internal static partial class TokensLog
{
    [LoggerMessage(LogLevel.Information, "Loaded QBO tokens from Redis (realm_id: {RealmId})")]
    public static partial void Loaded(ILogger logger, string realmId);

    [LoggerMessage(LogLevel.Information, "Saved {Key} to Redis")]
    public static partial void Saved(ILogger logger, string key);

    [LoggerMessage(LogLevel.Information, "Cleared QBO tokens from Redis")]
    public static partial void Cleared(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The tokens in Redis are not usable: {Keys}")]
    public static partial void SetBroken(ILogger logger, string keys);

    [LoggerMessage(LogLevel.Warning, "New tokens could not be saved to Redis: {Reason}. They stay in memory and are saved as soon as possible")]
    public static partial void NotSaved(ILogger logger, string reason, Exception? exception);

    [LoggerMessage(LogLevel.Warning, "Redis came back without the tokens this instance holds; wrote them back")]
    public static partial void Restored(ILogger logger);

    [LoggerMessage(LogLevel.Information, "Refreshed the access token in {Milliseconds} ms (intuit_tid: {IntuitTid}, rotated: {Rotated})")]
    public static partial void Refreshed(ILogger logger, int milliseconds, string? intuitTid, bool rotated);

    [LoggerMessage(LogLevel.Warning, "Refresh failed: {Reason} (intuit_tid: {IntuitTid}). Next try at {NextAt:HH:mm:ss} UTC")]
    public static partial void RefreshFailed(ILogger logger, string reason, string? intuitTid, DateTimeOffset nextAt);

    [LoggerMessage(LogLevel.Error, "Intuit refused the refresh token: {Error} (intuit_tid: {IntuitTid}). A person must reconnect")]
    public static partial void RefreshRefused(ILogger logger, string error, string? intuitTid);

    [LoggerMessage(LogLevel.Debug, "{Count} entries of the flight recorder were dropped: {Reason}")]
    public static partial void FlightsDropped(ILogger logger, int count, string reason);

    [LoggerMessage(LogLevel.Warning, "The refresh lock was taken from a holder that was over its time")]
    public static partial void LockTaken(ILogger logger);

    [LoggerMessage(LogLevel.Error, "Refreshing failed unexpectedly; trying again later")]
    public static partial void RefreshBroke(ILogger logger, Exception exception);
}
