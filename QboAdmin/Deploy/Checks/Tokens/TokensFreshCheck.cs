using QboAdmin.Tokens;

namespace QboAdmin.Deploy;

/// <summary>Whether there is a valid access token, with enough time left.</summary>
internal sealed class TokensFreshCheck(ConnectionFeed feed, TimeProvider time) : ICheck
{
    public CheckTitle Title { get; } = new("tokens-fresh", CheckGroup.Tokens, "Fresh");

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var snapshot = feed.Current;
        if (snapshot.AccessTokenEndsAt is not { } end)
        {
            return Task.FromResult(Finding.Unknown(snapshot.State == ConnectionState.RedisAway ? "Redis is away" : "no access token"));
        }

        var left = end - time.GetUtcNow();
        var measured = left <= TokenMargins.NoLongerValid ? "ended" : $"{Words.Left(left)} left";
        var finding = snapshot switch
        {
            _ when !snapshot.HoldsValidToken(time.GetUtcNow()) => Finding.Red(
                measured,
                $"Programs get no token. {snapshot.Retry?.Reason ?? snapshot.RedisOutage?.Reason ?? "It should have been renewed by now"}. Open the dashboard and press Refresh now."),
            { Retry: { } retry } => Finding.Amber(measured, $"The last renewal failed: {retry.Reason}. It is tried again by itself."),
            _ => Finding.Green(measured),
        };
        return Task.FromResult(finding with { Ticks = true });
    }
}
