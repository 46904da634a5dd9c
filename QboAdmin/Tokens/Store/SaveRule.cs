namespace QboAdmin.Tokens;

/// <summary>
/// Who wins when the keys are not any more what they were when Intuit was asked. Pure, because a wrong answer here loses the
/// connection.
/// </summary>
internal static class SaveRule
{
    public static SaveVerdict Judge(UnsavedTokens ours, StoredConnection stored)
    {
        if (ours.ConnectedAt is { } connectedAt)
        {
            return stored.Metadata?.ConnectedBy is { } other && other.At > connectedAt && !stored.Keys.IsEmpty
                ? SaveVerdict.StoredWins
                : SaveVerdict.OursWins;
        }

        var before = ours.Before!;
        if (stored.Keys.IsEmpty)
        {
            // Gone together with our metadata, on another server process: Redis lost its memory. Otherwise somebody disconnected.
            return stored.Metadata is null && stored.RunId != before.RunId ? SaveVerdict.OursWins : SaveVerdict.Disconnected;
        }

        if (stored.RefreshToken.Value == ours.Tokens.RefreshToken)
        {
            // Within a day Intuit gives the same refresh token again; then the later access token is the newer answer.
            return !stored.AccessTokenEndsAt.IsOk || ours.Tokens.AccessTokenEndsAt > stored.AccessTokenEndsAt.Value
                ? SaveVerdict.OursWins
                : SaveVerdict.StoredWins;
        }

        // Our answer rotated the token that is still stored: what is stored is dead.
        return stored.RefreshToken.IsOk && stored.RefreshToken.Value == before.RefreshToken.Value
            ? SaveVerdict.OursWins
            : SaveVerdict.StoredWins;
    }
}

internal enum SaveVerdict
{
    /// <summary>Write ours over what is stored, if that is still there.</summary>
    OursWins,

    /// <summary>What is stored is as good or newer; ours is dropped.</summary>
    StoredWins,

    /// <summary>The connection was ended meanwhile; ours must not come back, and Intuit should forget it.</summary>
    Disconnected,
}
