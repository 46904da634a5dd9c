namespace QboAdmin.Tokens;

/// <summary>How long to wait after a passing failure.</summary>
internal static class BackOff
{
    /// <param name="attempts">How many tries have failed in a row, at least 1.</param>
    /// <param name="asked">What Intuit asked for; null when it did not.</param>
    /// <param name="random">From 0 to 1, spreads several instances.</param>
    public static TimeSpan After(int attempts, TimeSpan? asked, double random, RefreshOptions options)
    {
        var doubled = options.FirstBackOff * Math.Pow(2, Math.Min(attempts - 1, 16));
        var longest = doubled < options.LongestBackOff ? doubled : options.LongestBackOff;
        var own = longest * (1 - (options.Jitter * random));
        var wish = asked < options.LongestAsked ? asked.Value : asked is null ? own : options.LongestAsked;
        return wish > own ? wish : own;
    }
}
