using QboAdmin.Live;

namespace QboAdmin.Connection;

internal static partial class ConnectionLog
{
    [LoggerMessage(LogLevel.Debug, "News of {Topic} could not be sent; the other instances will see for themselves")]
    public static partial void NotAnnounced(ILogger logger, NewsTopic topic, Exception exception);

    [LoggerMessage(LogLevel.Information, "QuickBooks connected (realm_id: {RealmId}) by {Who}")]
    public static partial void Connected(ILogger logger, string realmId, string who);

    [LoggerMessage(LogLevel.Warning, "A sign-in at Intuit did not lead to a connection: {Result} (intuit_tid: {IntuitTid})")]
    public static partial void NotConnected(ILogger logger, CallbackResultKind result, string? intuitTid);

    [LoggerMessage(LogLevel.Information, "QuickBooks disconnected by {Who}")]
    public static partial void Disconnected(ILogger logger, string who);

    [LoggerMessage(LogLevel.Warning, "Intuit could not be told of the disconnect: {Reason}. Trying again for ten minutes")]
    public static partial void RevokeWaits(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Error, "Intuit could not be told of the disconnect for ten minutes. Remove the app inside QuickBooks")]
    public static partial void RevokeGivenUp(ILogger logger);

    [LoggerMessage(LogLevel.Error, "The sign-in at Intuit failed unexpectedly")]
    public static partial void CallbackBroke(ILogger logger, Exception exception);
}
