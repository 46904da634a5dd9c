using System.Globalization;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>Walks through all keys in slices, none longer than <see cref="Slice"/>. It never asks for all at once.</summary>
internal sealed class KeyScan(BrowseConnection redis)
{
    /// <summary>How many keys the server looks at before it answers.</summary>
    public const int Slice = 500;

    /// <summary>Where a walk begins and ends.</summary>
    public const string Start = "0";

    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<ScanSlice> NextAsync(string match, string? type, string cursor) => redis.UseAsync(async database =>
    {
        List<object> arguments = [cursor, "MATCH", match, "COUNT", Slice.ToString(CultureInfo.InvariantCulture)];
        if (type is not null)
        {
            arguments.AddRange(["TYPE", type]);
        }

        var answer = (RedisResult[])(await database.ExecuteAsync("SCAN", arguments).ConfigureAwait(false))!;
        return new ScanSlice((string)answer[0]!, [.. ((RedisResult[])answer[1]!).Select(name => KeyName.Of((byte[])name!))]);
    });

    /// <summary>How many keys there are.</summary>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<long> CountAsync() => redis.UseAsync(async database => (long)await database.ExecuteAsync("DBSIZE").ConfigureAwait(false));
}

/// <summary>One answer of a walk.</summary>
/// <param name="Cursor">Where to go on; <see cref="KeyScan.Start"/> at the end.</param>
/// <param name="Found">The names that match; the same one may be found twice.</param>
internal sealed record ScanSlice(string Cursor, IReadOnlyList<KeyName> Found);
