namespace QboAdmin.Redis;

/// <summary>Redis did not answer. The message is a reason that may be shown.</summary>
internal sealed class RedisAwayException(string reason, Exception? inner = null) : Exception(reason, inner);
