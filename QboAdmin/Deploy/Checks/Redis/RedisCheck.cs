using QboAdmin.Redis;

namespace QboAdmin.Deploy;

/// <summary>A check that judges what the Redis server says of itself.</summary>
internal abstract class RedisCheck(RedisProbe probe) : ICheck
{
    public abstract CheckTitle Title { get; }

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Judge(await probe.ReadAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (RedisFailedException failed)
        {
            return OnFailure(failed);
        }
    }

    protected abstract Finding Judge(RedisFacts facts);

    protected virtual Finding OnFailure(RedisFailedException failed) => Finding.Unknown("Redis is away");
}
