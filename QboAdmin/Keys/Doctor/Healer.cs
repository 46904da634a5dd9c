using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>
/// Sends the commands of a plan in one transaction, on condition that all four keys still are what the person saw when they agreed. It knows
/// only the contract's keys: no other one can be named.
/// </summary>
internal sealed class Healer(RedisConnection redis, KeyFacts facts, TimeProvider time)
{
    private static readonly TimeSpan SameEnd = TimeSpan.FromSeconds(5);

    /// <returns>Whether they were sent; false when the keys have changed.</returns>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<bool> SendAsync(HealPlan plan, KeySetPicture seen) => redis.UseAsync(async database =>
    {
        var raw = (await KeySetReader.ReadAsync(database, new RedisKeys(plan.Environment)).ConfigureAwait(false))[0].Keys;
        var now = time.GetUtcNow();
        if (raw.Any(key => !IsStill(facts.Of(key, now), seen[key.Part])))
        {
            return false;
        }

        var transaction = database.CreateTransaction();
        foreach (var key in raw)
        {
            transaction.AddCondition(await StillAsync(database, key).ConfigureAwait(false));
        }

        var sent = plan.Commands.Select(command => SendAsync(transaction, command, raw[(int)command.Part])).ToList();
        if (!await transaction.ExecuteAsync().ConfigureAwait(false))
        {
            return false;
        }

        // Redis runs all of them even when one fails; its own answer is what counts.
        await Task.WhenAll(sent).ConfigureAwait(false);
        return true;
    });

    private static bool IsStill(KeyFact now, KeyFact seen) =>
        (now.Type, now.Bytes, now.Mark, now.Flaws) == (seen.Type, seen.Bytes, seen.Mark, seen.Flaws)
        && (now.GoneAt is null) == (seen.GoneAt is null)
        && ((now.GoneAt - seen.GoneAt)?.Duration() ?? TimeSpan.Zero) < SameEnd;

    // Between our reading and the transaction somebody may write; Redis itself compares once more.
    private static async Task<Condition> StillAsync(IDatabase database, RawKey key) => key switch
    {
        { Type: null } => Condition.KeyNotExists(key.Name),
        { Value: { } value, Bytes: <= RedisKeys.TokenReadCap } => Condition.StringEqual(key.Name, value),
        { Bytes: { } bytes } => Condition.StringLengthEqual(key.Name, bytes),
        { Type: "list" } => Condition.ListLengthEqual(key.Name, await database.ListLengthAsync(key.Name).ConfigureAwait(false)),
        { Type: "hash" } => Condition.HashLengthEqual(key.Name, await database.HashLengthAsync(key.Name).ConfigureAwait(false)),
        { Type: "set" } => Condition.SetLengthEqual(key.Name, await database.SetLengthAsync(key.Name).ConfigureAwait(false)),
        { Type: "zset" } => Condition.SortedSetLengthEqual(key.Name, await database.SortedSetLengthAsync(key.Name).ConfigureAwait(false)),
        _ => Condition.KeyExists(key.Name),
    };

    private static Task<RedisResult> SendAsync(ITransaction transaction, HealCommand command, RawKey raw)
    {
        var value = command.Verb == HealVerb.Trim ? KeyFacts.Trim(KeyFacts.TextOf(raw)!) : command.Text;
        return (command.Verb, command.Seconds) switch
        {
            (HealVerb.Delete, _) => transaction.ExecuteAsync("DEL", raw.Name),
            (HealVerb.Expire, { } seconds) => transaction.ExecuteAsync("EXPIRE", raw.Name, seconds),
            (_, { } seconds) => transaction.ExecuteAsync("SET", raw.Name, value!, "EX", seconds),
            _ => transaction.ExecuteAsync("SET", raw.Name, value!, "KEEPTTL"),
        };
    }
}
