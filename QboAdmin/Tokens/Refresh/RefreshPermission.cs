using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// Whether the holder of the lock may ask Intuit, after what others have found out meanwhile: a refused token stays refused, a wait that
/// Intuit asked for is kept by all, and nobody asks while somebody else still may be waiting for an answer.
/// </summary>
internal sealed class RefreshPermission(Fingerprinter fingerprinter, Instance instance, TimeProvider time)
{
    /// <param name="wishedAt">A person who wishes for a refresh may repeat a failure from before the wish, not one from after it.</param>
    /// <returns>Null when Intuit may be asked; otherwise what to answer instead.</returns>
    public RefreshResult? Refuse(StoredConnection stored, RefreshReason reason, DateTimeOffset wishedAt)
    {
        if (!stored.CanRenew)
        {
            return stored.Keys.IsEmpty
                ? new RefreshResult(RefreshOutcome.NotConnected, "QuickBooks is not connected.")
                : new RefreshResult(RefreshOutcome.NotConnected, "The set in Redis has no usable refresh token and realm ID.");
        }

        var known = stored.Metadata ?? ConnectionMetadata.Unknown;
        var now = time.GetUtcNow();
        if (known.Underway is { } underway && underway.Instance != instance.Name)
        {
            if (now < underway.Until)
            {
                return new RefreshResult(RefreshOutcome.Busy, $"{underway.Instance} is still waiting for Intuit's answer. It is tried again.");
            }

            // It never said what came of it. Perhaps Intuit rotated the token, and that instance only waits to save the new one: as long as
            // the present access token is good, waiting costs nothing, and showing Intuit a replaced refresh token may cost the connection.
            if (reason == RefreshReason.Keeper && stored.Grant?.EndsAt - now > TokenMargins.RefreshDue)
            {
                return new RefreshResult(RefreshOutcome.Busy, $"{underway.Instance} has asked Intuit and not said what came of it. It is given time.");
            }
        }

        var mark = fingerprinter.Of(stored.RefreshToken.Value!);
        var mayRepeat = reason is RefreshReason.Person or RefreshReason.PersonAlone && !(known.LastRefresh?.At >= wishedAt);
        if (known.Refusal is { } refusal && refusal.RefreshToken == mark && !mayRepeat)
        {
            return new RefreshResult(RefreshOutcome.ReconnectNeeded, $"Intuit refused the refresh token ({refusal.Error}). Sign in to Intuit again.");
        }

        return known.Retry is { } retry && retry.RefreshToken == mark && now < retry.NextAt && !mayRepeat
            ? new RefreshResult(RefreshOutcome.Failed, $"{retry.Reason}. It is tried again by itself.")
            : null;
    }
}
