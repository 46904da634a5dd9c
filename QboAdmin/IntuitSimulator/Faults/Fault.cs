namespace QboAdmin.IntuitSimulator.Faults;

/// <summary>
/// Trouble that is waiting for requests, in the words of <c>/control/faults</c>. <see cref="Count"/> is how many requests it still meets.
/// Its parts add up: it waits first, and then drops, refuses, or does the work and loses the answer.
/// </summary>
internal sealed record Fault
{
    public const int MostRequests = 100_000;
    public const int LongestLatency = 300_000;

    /// <summary>The start of an Intuit path, without the simulator's own prefix.</summary>
    public string Path { get; set; } = "/";

    public int Count { get; set; } = 1;

    /// <summary>Answer with this status, and the body that Intuit would send with it there.</summary>
    public int? Status { get; set; }

    public int? RetryAfterSeconds { get; set; }

    public int LatencyMs { get; set; }

    /// <summary>Break the connection before anything is done.</summary>
    public bool DropConnection { get; set; }

    /// <summary>Do all the work, a rotation included, and break the connection instead of answering.</summary>
    public bool LoseAnswerAfterWork { get; set; }

    public bool Meets(PathString path) => path.Value?.StartsWith(Path, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What is wrong with it, in words for whoever sent it; null when nothing is.</summary>
    public string? Problem()
    {
        if (!Path.StartsWith('/')) return "The path must start with a slash, such as /oauth2/v1/tokens/bearer.";
        if (Count is < 1 or > MostRequests) return $"The count must be from 1 to {MostRequests}.";
        if (Status is < 400 or > 599) return "The status must be from 400 to 599.";
        if (RetryAfterSeconds is < 0 or > 86_400) return "Retry-After (retryAfterSeconds) must be from 0 to 86400.";
        if (RetryAfterSeconds is not null && Status is null) return "Retry-After (retryAfterSeconds) needs a status to go with.";
        if (LatencyMs is < 0 or > LongestLatency) return $"The wait (latencyMs) must be from 0 to {LongestLatency}.";
        var endings = (Status is null ? 0 : 1) + (DropConnection ? 1 : 0) + (LoseAnswerAfterWork ? 1 : 0);
        if (endings > 1) return "Choose one of status, dropConnection and loseAnswerAfterWork.";
        return endings == 0 && LatencyMs == 0 ? "Say what should happen: status, latencyMs, dropConnection or loseAnswerAfterWork." : null;
    }
}
