namespace QboAdmin.Redis;

/// <summary>Redis did not answer.</summary>
internal sealed class RedisAwayException(string reason, Exception? inner = null) : RedisFailedException(reason, inner);
