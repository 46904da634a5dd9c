namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>The refresh token value that is handed out at present. It is kept as it is because a refresh answers with it again.</summary>
internal sealed record RefreshToken(string Value, DateTimeOffset IssuedAt, DateTimeOffset EndsAt)
{
    public static RefreshToken Issue(DateTimeOffset now)
    {
        var endsAt = now + Lifetimes.RefreshToken;
        return new RefreshToken(TokenText.RefreshToken(endsAt), now, endsAt);
    }

    public override string ToString() => $"RefreshToken({TokenPrint.Short(Value)})";
}
