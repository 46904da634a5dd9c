namespace QboAdmin.Tokens;

/// <summary>
/// Who wins when the keys are not any more what they were when Intuit was asked. Pure, because a wrong answer here loses the
/// connection.
/// </summary>
internal static class SaveRule
{
    public static SaveVerdict Judge(UnsavedTokens ours, StoredConnection stored)
    {
        if (stored.RefreshToken.Value == ours.Tokens.RefreshToken && stored.RefreshToken.IsOk)
        {
            // Within a day Intuit gives the same refresh token again; then the later access token is the newer answer.
            return !stored.Keys.IsWhole || ours.Tokens.AccessTokenEndsAt > stored.AccessTokenEndsAt.Value
                ? SaveVerdict.OursWins
                : SaveVerdict.StoredWins;
        }

        if (stored.RefreshToken.Value is { } token && ours.Ancestors.Contains(token))
        {
            return SaveVerdict.OursWins;
        }

        return ours.Origin switch
        {
            TokenOrigin.Connect connect => JudgeConnect(connect, ours, stored),
            TokenOrigin.Refresh refresh => JudgeRefresh(refresh, stored),
            _ => throw new InvalidOperationException($"Unknown origin {ours.Origin}."),
        };
    }

    private static SaveVerdict JudgeConnect(TokenOrigin.Connect connect, UnsavedTokens ours, StoredConnection stored)
    {
        var last = stored.Metadata;
        if (stored.Keys.IsEmpty)
        {
            return last?.DisconnectedBy is { } disconnected && disconnected.At > connect.At ? SaveVerdict.Disconnected : SaveVerdict.OursWins;
        }

        if (connect.Seen is null && stored.Realm is { IsOk: true } other && other.Value != ours.Tokens.Realm)
        {
            // Nobody could be asked whether this company may take the place of the other.
            return SaveVerdict.OtherCompany;
        }

        // The same moment is our own connect, saved after all, and refreshed by somebody since.
        return last?.ConnectedBy is { } by && last.Realm == stored.Identity.Realm && by.At >= connect.At
            ? SaveVerdict.StoredWins
            : SaveVerdict.OursWins;
    }

    private static SaveVerdict JudgeRefresh(TokenOrigin.Refresh refresh, StoredConnection stored)
    {
        // Gone together with our metadata, on another server process: Redis lost its memory, whatever a program has written since.
        if (stored.IsBare && stored.RunId != refresh.Seen.RunId)
        {
            return SaveVerdict.OursWins;
        }

        if (stored.Keys.IsEmpty)
        {
            return SaveVerdict.Disconnected;
        }

        // A refresh token that can't be used is no reason to throw a living set away.
        return !stored.RefreshToken.IsOk && (!stored.Realm.IsOk || stored.Identity == refresh.Seen.Identity)
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

    /// <summary>Another company is connected; ours gives way, and Intuit should forget it.</summary>
    OtherCompany,
}
