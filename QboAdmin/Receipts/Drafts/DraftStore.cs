using System.Security.Cryptography;
using System.Text;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Receipts;

/// <summary>
/// Keeps drafts in Redis, where every instance finds them. A save names the version it was made from and is refused when somebody else was
/// faster. Drafts that must be acted on stand in the outbox, in the same transaction.
/// </summary>
internal sealed class DraftStore(RedisConnection redis, RedisWriter writer, RedisKeys keys, DraftSeal seal, TimeProvider time)
{
    private const string VersionField = "version";
    private const string SealedField = "sealed";

    /// <exception cref="RedisFailedException">Redis did not do it.</exception>
    public async Task<ReceiptDraft?> FindAsync(string id)
    {
        var sealedDraft = await redis.UseAsync(database => database.HashGetAsync(keys.Draft(id), SealedField)).ConfigureAwait(false);
        return sealedDraft.HasValue ? seal.Open(sealedDraft!) : null;
    }

    /// <summary>A person's own draft; null when there is none, or when it is somebody else's.</summary>
    /// <exception cref="RedisFailedException">Redis did not do it.</exception>
    public async Task<ReceiptDraft?> FindAsync(string id, string owner) => await FindAsync(id).ConfigureAwait(false) is { } draft && draft.Owner == owner ? draft : null;

    /// <summary>A person's drafts, the last saved first.</summary>
    /// <exception cref="RedisFailedException">Redis did not do it.</exception>
    public async Task<IReadOnlyList<ReceiptDraft>> ListAsync(string owner)
    {
        var ids = await redis.UseAsync(database => database.SortedSetRangeByRankAsync(OwnerKey(owner))).ConfigureAwait(false);
        var drafts = await Task.WhenAll(ids.Select(id => FindAsync(id!, owner))).ConfigureAwait(false);
        return [.. drafts.OfType<ReceiptDraft>().OrderByDescending(draft => draft.SavedAt)];
    }

    /// <summary>Saves the next version of a draft.</summary>
    /// <param name="draft">Its <c>Version</c> is the one it was made from; 0 for a new one.</param>
    /// <param name="dueAt">When the outbox must act on it; null when it need not.</param>
    /// <exception cref="RedisFailedException">Redis did not do it.</exception>
    public async Task<DraftSaved> SaveAsync(ReceiptDraft draft, DateTimeOffset? dueAt = null)
    {
        var next = draft with { Version = draft.Version + 1, SavedAt = time.GetUtcNow() };
        var sealedDraft = seal.Close(next);
        if (sealedDraft.Length > RedisKeys.MaxDraftBytes)
        {
            return new DraftSaved.TooLarge();
        }

        if (draft.Version == 0 && !await HasRoomAsync(draft.Owner).ConfigureAwait(false))
        {
            return new DraftSaved.TooMany();
        }

        if (!await writer.WriteAsync(database => CommitAsync(database, draft, next, sealedDraft, dueAt)).ConfigureAwait(false))
        {
            return new DraftSaved.Conflict(await FindAsync(draft.Id).ConfigureAwait(false));
        }

        if (next.State == DraftState.Booked)
        {
            await redis.UseAsync(TrimBookedAsync).ConfigureAwait(false);
        }

        return new DraftSaved.Done(next);
    }

    /// <summary>Throws a draft away; one that is on its way into the books stays.</summary>
    /// <exception cref="RedisFailedException">Redis did not do it.</exception>
    public Task<bool> DeleteAsync(ReceiptDraft draft) => draft.State is DraftState.Sending or DraftState.Checking
        ? Task.FromResult(false)
        : redis.UseAsync(async database =>
        {
            var transaction = database.CreateTransaction();
            transaction.AddCondition(Condition.HashEqual(keys.Draft(draft.Id), VersionField, draft.Version));
            _ = transaction.KeyDeleteAsync(keys.Draft(draft.Id));
            _ = transaction.SortedSetRemoveAsync(OwnerKey(draft.Owner), draft.Id);
            _ = transaction.SortedSetRemoveAsync(keys.AllDrafts, draft.Id);
            _ = transaction.SortedSetRemoveAsync(keys.Outbox, draft.Id);
            return await transaction.ExecuteAsync().ConfigureAwait(false);
        });

    /// <summary>The drafts that the outbox must act on by now.</summary>
    /// <exception cref="RedisFailedException">Redis did not do it.</exception>
    public async Task<IReadOnlyList<string>> ListDueAsync(int count)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var due = await redis.UseAsync(database => database.SortedSetRangeByScoreAsync(keys.Outbox, stop: now, take: count)).ConfigureAwait(false);
        return [.. due.Select(id => (string)id!)];
    }

    /// <summary>Takes out of the outbox what is no draft any more.</summary>
    /// <exception cref="RedisFailedException">Redis did not do it.</exception>
    public Task<bool> ForgetAsync(string id) => redis.UseAsync(database => database.SortedSetRemoveAsync(keys.Outbox, id));

    private async Task<bool> CommitAsync(IDatabase database, ReceiptDraft draft, ReceiptDraft next, byte[] sealedDraft, DateTimeOffset? dueAt)
    {
        var key = keys.Draft(draft.Id);
        var life = next.State == DraftState.Booked ? RedisKeys.BookedDraftLife : RedisKeys.DraftLife;
        var endsAt = (time.GetUtcNow() + life).ToUnixTimeMilliseconds();
        var transaction = database.CreateTransaction();
        transaction.AddCondition(draft.Version == 0 ? Condition.KeyNotExists(key) : Condition.HashEqual(key, VersionField, draft.Version));
        List<Task> steps =
        [
            transaction.HashSetAsync(key, [new HashEntry(VersionField, next.Version), new HashEntry(SealedField, sealedDraft)]),
            transaction.KeyExpireAsync(key, life),
            .. Shelve(transaction, next, endsAt),
            dueAt is { } due
                ? transaction.SortedSetAddAsync(keys.Outbox, draft.Id, due.ToUnixTimeMilliseconds())
                : transaction.SortedSetRemoveAsync(keys.Outbox, draft.Id),
        ];
        if (!await transaction.ExecuteAsync().ConfigureAwait(false))
        {
            return false;
        }

        await Task.WhenAll(steps).ConfigureAwait(false);
        return true;
    }

    // A booked draft is no draft any more: it only answers those who ask what became of it.
    private IEnumerable<Task> Shelve(ITransaction transaction, ReceiptDraft draft, long endsAt) => draft.State == DraftState.Booked
        ?
        [
            transaction.SortedSetRemoveAsync(OwnerKey(draft.Owner), draft.Id),
            transaction.SortedSetRemoveAsync(keys.AllDrafts, draft.Id),
            transaction.SortedSetAddAsync(keys.BookedDrafts, draft.Id, endsAt),
        ]
        :
        [
            transaction.SortedSetAddAsync(OwnerKey(draft.Owner), draft.Id, endsAt),
            transaction.KeyExpireAsync(OwnerKey(draft.Owner), RedisKeys.DraftLife),
            transaction.SortedSetAddAsync(keys.AllDrafts, draft.Id, endsAt),
        ];

    private async Task<bool> TrimBookedAsync(IDatabase database)
    {
        var oldest = await database.SortedSetRangeByRankAsync(keys.BookedDrafts, 0, -RedisKeys.MaxBookedDrafts - 1).ConfigureAwait(false);
        if (oldest.Length > 0)
        {
            await database.KeyDeleteAsync([.. oldest.Select(id => keys.Draft(id!))]).ConfigureAwait(false);
            await database.SortedSetRemoveAsync(keys.BookedDrafts, oldest).ConfigureAwait(false);
        }

        return true;
    }

    private Task<bool> HasRoomAsync(string owner) => redis.UseAsync(async database =>
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.SortedSetRemoveRangeByScoreAsync(OwnerKey(owner), double.NegativeInfinity, now).ConfigureAwait(false);
        await database.SortedSetRemoveRangeByScoreAsync(keys.AllDrafts, double.NegativeInfinity, now).ConfigureAwait(false);
        var own = await database.SortedSetLengthAsync(OwnerKey(owner)).ConfigureAwait(false);
        var all = await database.SortedSetLengthAsync(keys.AllDrafts).ConfigureAwait(false);
        return own < RedisKeys.MaxDraftsOfOne && all < RedisKeys.MaxDrafts;
    });

    // A name may hold anything; its hash makes a key.
    private RedisKey OwnerKey(string owner) => keys.DraftsOf(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)))[..32]);
}
