namespace QboAdmin.Limits;

/// <summary>
/// What Redis does in one step, by its own clock, so that no two instances take the same turn and none has to trust another's clock.
/// </summary>
internal static class PaceScripts
{
    /// <summary>
    /// Keys: calls of the last minute, calls under way, the pause, batches of the last minute. Arguments: an id, the life of a turn in ms, then
    /// the limits for a second, a minute, at once, and batches a minute (0 when this is none). Answers how many ms to wait (0: the turn is
    /// taken) and whether that is because of a pause.
    /// </summary>
    public const string Take = """
        local paused = redis.call('PTTL', KEYS[3])
        if paused > 0 then return {paused, 1} end
        local t = redis.call('TIME')
        local now = tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)
        local function wait_for(key, span, limit)
          local from = '(' .. string.format('%.0f', now - span)
          local used = redis.call('ZCOUNT', key, from, '+inf')
          if used < limit then return 0 end
          local first = redis.call('ZRANGEBYSCORE', key, from, '+inf', 'WITHSCORES', 'LIMIT', used - limit, 1)
          return math.max(1, tonumber(first[2]) + span - now)
        end
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - 60000))
        redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now))
        local wait = math.max(wait_for(KEYS[1], 1000, tonumber(ARGV[3])), wait_for(KEYS[1], 60000, tonumber(ARGV[4])))
        local batches = tonumber(ARGV[6])
        if batches > 0 then
          redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', string.format('%.0f', now - 60000))
          wait = math.max(wait, wait_for(KEYS[4], 60000, batches))
        end
        if wait == 0 and redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[5]) then wait = 20 end
        if wait > 0 then return {math.ceil(wait), 0} end
        local at = string.format('%.0f', now)
        redis.call('ZADD', KEYS[1], at, ARGV[1])
        redis.call('PEXPIRE', KEYS[1], 61000)
        redis.call('ZADD', KEYS[2], string.format('%.0f', now + tonumber(ARGV[2])), ARGV[1])
        redis.call('PEXPIRE', KEYS[2], ARGV[2])
        if batches > 0 then
          redis.call('ZADD', KEYS[4], at, ARGV[1])
          redis.call('PEXPIRE', KEYS[4], 61000)
        end
        return {0, 0}
        """;

    /// <summary>Key: the pause. Argument: its length in ms. A pause is only ever made longer.</summary>
    public const string Pause = """
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
        return 1
        """;

    /// <summary>Keys as for <see cref="Take"/>. Answers: calls of the last minute, of the last second, under way, ms of pause left.</summary>
    public const string Read = """
        local t = redis.call('TIME')
        local now = tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)
        local function since(key, span) return redis.call('ZCOUNT', key, '(' .. string.format('%.0f', now - span), '+inf') end
        return {since(KEYS[1], 60000), since(KEYS[1], 1000), since(KEYS[2], 0), math.max(0, redis.call('PTTL', KEYS[3]))}
        """;
}
