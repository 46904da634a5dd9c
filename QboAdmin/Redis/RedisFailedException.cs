namespace QboAdmin.Redis;

/// <summary>Redis did not do what was asked. The message is a reason that may be shown.</summary>
internal abstract class RedisFailedException(string reason, Exception? inner) : Exception(reason, inner);
