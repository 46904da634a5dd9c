namespace QboAdmin.Redis;

/// <summary>Redis answered, and the answer was no.</summary>
internal sealed class RedisRefusedException(RedisRefusal refusal, string reason, Exception inner) : RedisFailedException(reason, inner)
{
    public RedisRefusal Refusal { get; } = refusal;
}

internal enum RedisRefusal
{
    /// <summary>Something else; the reason says what is known.</summary>
    Other,

    /// <summary>A key has another type than it should.</summary>
    WrongType,

    /// <summary>The memory limit is reached, and nothing may be evicted.</summary>
    Full,

    /// <summary>A replica, or a master that may not write at the moment.</summary>
    ReadOnly,

    /// <summary>The user of <c>REDIS_URL</c> may not do this.</summary>
    NotAllowed,
}
