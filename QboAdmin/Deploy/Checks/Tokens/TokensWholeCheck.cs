using QboAdmin.Tokens;

namespace QboAdmin.Deploy;

/// <summary>Whether the four keys are there, whole, and not refused.</summary>
internal sealed class TokensWholeCheck(ConnectionFeed feed) : ICheck
{
    private const int Keys = 4;

    public CheckTitle Title { get; } = new("tokens-whole", CheckGroup.Tokens, "Present and whole");

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var snapshot = feed.Current;
        var unusable = snapshot.Keys.Unusable().Select(key => key.Key).ToList();
        var measured = Words.Of(Keys - unusable.Count, Keys);
        return Task.FromResult(snapshot switch
        {
            { State: ConnectionState.Starting } => Finding.Unknown("not read yet"),
            { State: ConnectionState.ReconnectNeeded } => Finding.Red(
                "refused",
                "Intuit refuses the refresh token, or it has ended. Open the dashboard and press Connect to QuickBooks."),
            { Keys.IsEmpty: true, State: ConnectionState.RedisAway } => Finding.Unknown("Redis is away"),
            { Keys.IsEmpty: true } => Finding.Amber("not connected", "Nobody has connected QuickBooks yet, or somebody disconnected it. Open the dashboard and press Connect to QuickBooks."),
            { Keys.IsWhole: false } => Finding.Red(
                measured,
                $"Missing or unusable: {string.Join(", ", unusable)}. Open the dashboard; it says whether Refresh heals it or somebody must connect again."),
            _ => Finding.Green(measured),
        });
    }
}
