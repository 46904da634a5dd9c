using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>An attempt on its way, filled in step by step by the one task that makes it.</summary>
internal sealed class FlightDraft(string id, DateTimeOffset at, RefreshReason reason, string instance, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private Flight _flight = new(id, at, FlightKind.Underway, instance) { Reason = reason };
    private bool _isAsked;

    /// <summary>As far as it is known.</summary>
    public Flight SoFar => _flight;

    /// <summary>The wait for the lock is over.</summary>
    public void NoteLock() => _flight = _flight with { LockMilliseconds = Elapsed };

    /// <summary>Intuit has answered, or not.</summary>
    public void NoteAnswer(RefreshBasis basis, OAuthResult answer, Fingerprinter fingerprinter)
    {
        _isAsked = true;
        _flight = _flight with
        {
            RefreshTokenBefore = fingerprinter.Of(basis.Used),
            RefreshTokenAfter = answer.Grant is { } grant ? fingerprinter.Of(grant.RefreshToken) : null,
            AccessTokenBefore = basis.UnderLock?.AccessToken.Value is { } old ? fingerprinter.Of(old) : null,
            AccessTokenAfter = answer.Grant is { } given ? fingerprinter.Of(given.AccessToken) : null,
            IntuitMilliseconds = answer.Grant?.Milliseconds ?? answer.Failure?.Milliseconds,
            IntuitTid = answer.Grant?.IntuitTid ?? answer.Failure?.IntuitTid,
            Why = answer.Failure?.Message,
        };
    }

    public Flight End(RefreshResult result)
    {
        var kind = result.Outcome switch
        {
            RefreshOutcome.Refreshed when _flight.RefreshTokenAfter != _flight.RefreshTokenBefore => FlightKind.Rotated,
            RefreshOutcome.Refreshed => FlightKind.Refreshed,
            RefreshOutcome.NotSaved => FlightKind.NotSaved,
            RefreshOutcome.AlreadyDone => FlightKind.NothingToDo,
            RefreshOutcome.Busy => FlightKind.Busy,
            _ when !_isAsked => FlightKind.NotAsked,
            RefreshOutcome.ReconnectNeeded => FlightKind.Refused,
            _ => FlightKind.Failed,
        };
        return _flight with
        {
            Kind = kind,
            Milliseconds = Elapsed,
            Why = _flight.Why ?? (kind is FlightKind.Refreshed or FlightKind.Rotated or FlightKind.NothingToDo ? null : result.Message),
        };
    }

    private int Elapsed => (int)time.GetElapsedTime(_began).TotalMilliseconds;
}
