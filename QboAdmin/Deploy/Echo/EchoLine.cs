using System.Text.Json;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Deploy;

/// <summary>The channel of plain pub/sub between instances. Whatever can't be sent or understood is lost, which is what is measured.</summary>
internal sealed class EchoLine(RedisConnection redis, RedisKeys keys, ILogger<EchoLine> logger)
{
    private int _isSubscribed;

    /// <summary>Raised for each message of any instance, this one too. Must be quick.</summary>
    public event Action<EchoMessage>? Heard;

    /// <summary>Listens, once; the client library mends the subscription after an outage.</summary>
    public async Task ListenAsync()
    {
        if (redis.Outage is not null || Interlocked.Exchange(ref _isSubscribed, 1) == 1)
        {
            return;
        }

        try
        {
            var multiplexer = await redis.GetSubscribableAsync().ConfigureAwait(false);
            await multiplexer.GetSubscriber().SubscribeAsync(RedisKeys.EchoChannel, OnMessage).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisFailedException or RedisException)
        {
            Volatile.Write(ref _isSubscribed, 0);
            DeployLog.EchoFailed(logger, exception);
        }
    }

    public async Task SayAsync(EchoMessage message)
    {
        try
        {
            var text = JsonSerializer.SerializeToUtf8Bytes(message, EchoJson.Default.EchoMessage);
            await redis.UseAsync(database => database.PublishAsync(RedisKeys.EchoChannel, text)).ConfigureAwait(false);
        }
        catch (RedisFailedException failed)
        {
            DeployLog.EchoFailed(logger, failed);
        }
    }

    /// <summary>A number that no call had before; 0 when Redis does not answer.</summary>
    public async Task<long> NextNumberAsync()
    {
        try
        {
            return await redis.UseAsync(database => database.StringIncrementAsync(keys.EchoNumber)).ConfigureAwait(false);
        }
        catch (RedisFailedException failed)
        {
            DeployLog.EchoFailed(logger, failed);
            return 0;
        }
    }

    private void OnMessage(RedisChannel channel, RedisValue value)
    {
        try
        {
            if (JsonSerializer.Deserialize((byte[])value!, EchoJson.Default.EchoMessage) is { From: not null } message)
            {
                Heard?.Invoke(message);
            }
        }
        catch (JsonException exception)
        {
            // Another release says it differently.
            DeployLog.EchoFailed(logger, exception);
        }
    }
}
