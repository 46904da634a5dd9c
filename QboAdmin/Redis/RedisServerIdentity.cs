using StackExchange.Redis;

namespace QboAdmin.Redis;

/// <summary>
/// Which server process is at the other end: its <c>run_id</c>, read once for each connection that is made. Another id after a
/// reconnect means a restart or a failover, after which missing keys are a loss and not somebody's decision.
/// </summary>
internal sealed class RedisServerIdentity(RedisConnection redis)
{
    private readonly Lock _gate = new();
    private (int Connection, string RunId) _known = (-1, "");

    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    public async Task<string> GetRunIdAsync()
    {
        var connection = redis.Connections;
        lock (_gate)
        {
            if (_known.Connection == connection)
            {
                return _known.RunId;
            }
        }

        return await AskAgainAsync().ConfigureAwait(false);
    }

    /// <summary>Asks, whatever is known: news of a line made anew may be late, and what was just read may be another server's.</summary>
    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    public async Task<string> AskAgainAsync()
    {
        var connection = redis.Connections;
        var runId = await redis.UseAsync(AskAsync).ConfigureAwait(false);
        lock (_gate)
        {
            _known = (connection, runId);
        }

        return runId;
    }

    private static async Task<string> AskAsync(IDatabase database)
    {
        try
        {
            return ReadRunId((string?)await database.ExecuteAsync("INFO", "server").ConfigureAwait(false));
        }
        catch (RedisServerException)
        {
            // Not allowed to ask: then all servers look alike, and nothing is ever taken for a restart.
            return "";
        }
    }

    private static string ReadRunId(string? info) => (info ?? "")
        .Split('\n', StringSplitOptions.TrimEntries)
        .FirstOrDefault(line => line.StartsWith("run_id:", StringComparison.Ordinal))?["run_id:".Length..] ?? "";
}
