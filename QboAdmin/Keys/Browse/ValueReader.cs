using System.Globalization;
using System.Text;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>
/// Reads one value over the browser's connection, and of no value more than <see cref="Cap"/>: a range of a string, the first entries of
/// anything else, and none whose size says that they are too large.
/// </summary>
internal sealed class ValueReader(BrowseConnection redis)
{
    /// <summary>At most this many bytes of a value are read.</summary>
    public const int Cap = 64 * 1024;

    /// <summary>At most this many entries.</summary>
    public const int MostEntries = 100;

    // Without being told how large entries are.
    private const int FewEntries = 10;

    /// <param name="key">Its name.</param>
    /// <param name="before">What was read of it last, so that a sample of a large hash stays the same one; null at first.</param>
    /// <returns>Null when there is no such key.</returns>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<RawValue?> ReadAsync(KeyName key, RawValue? before = null) => redis.UseAsync(async database =>
    {
        var name = key.ToKey();
        var typeRead = database.ExecuteAsync("TYPE", name);
        var lifeRead = database.ExecuteAsync("PTTL", name);
        var memoryRead = OrNullAsync(database.ExecuteAsync("MEMORY", "USAGE", name, "SAMPLES", KeyScan.Slice));
        var type = (string)(await typeRead.ConfigureAwait(false))!;
        var life = (long)await lifeRead.ConfigureAwait(false);
        var memory = (long?)await memoryRead.ConfigureAwait(false);
        if (type == "none")
        {
            return null;
        }

        var left = life < 0 ? (TimeSpan?)null : TimeSpan.FromMilliseconds(life);
        try
        {
            return type switch
            {
                "string" => await StringAsync(database, name, memory, left).ConfigureAwait(false),
                "hash" => await HashAsync(database, name, memory, left, before).ConfigureAwait(false),
                "list" or "set" or "zset" or "stream" => await EntriesAsync(database, name, type, memory, left).ConfigureAwait(false),
                _ => new RawValue(type, 0, memory, left, [], "Values of this type can't be shown."),
            };
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
        {
            // Became another one between the two questions; the next look will see it.
            return new RawValue(type, 0, memory, left, [], "It is just being changed.");
        }
    });

    private static async Task<RawValue> StringAsync(IDatabase database, RedisKey name, long? memory, TimeSpan? life)
    {
        var lengthRead = database.StringLengthAsync(name);
        var bytesRead = database.StringGetRangeAsync(name, 0, Cap - 1);
        var length = await lengthRead.ConfigureAwait(false);
        var bytes = (byte[]?)await bytesRead.ConfigureAwait(false) ?? [];
        return new RawValue("string", length, memory, life, [new RawElement("", [], bytes, length)], length > Cap ? $"The first {Cap / 1024} KB are shown." : null);
    }

    // The length of each field is asked for before its value; names come without values.
    private static async Task<RawValue> HashAsync(IDatabase database, RedisKey name, long? memory, TimeSpan? life, RawValue? before)
    {
        var count = await database.HashLengthAsync(name).ConfigureAwait(false);
        var known = before is { Type: "hash" } && before.Elements.Count >= MostEntries && count > MostEntries
            ? [.. before.Elements.Select(element => (RedisValue)element.Label)]
            : await database.HashRandomFieldsAsync(name, MostEntries).ConfigureAwait(false);
        var fields = known.Select(field => (byte[])field!).OrderBy(Encoding.UTF8.GetString, StringComparer.Ordinal).ToArray();
        var lengths = await Task.WhenAll(fields.Select(field => database.HashStringLengthAsync(name, field))).ConfigureAwait(false);
        var fits = Fitting(lengths);
        var wanted = fields.Where((_, index) => fits[index]).Select(field => (RedisValue)field).ToArray();
        var values = wanted.Length == 0 ? [] : await database.HashGetAsync(name, wanted).ConfigureAwait(false);
        var next = 0;
        var elements = fields.Select((field, index) => new RawElement(
            KeyName.Of(field).Text, field, fits[index] ? (byte[]?)values[next++] ?? [] : null, lengths[index])).ToList();
        return new RawValue("hash", count, memory, life, elements, Note(elements.Count, count, "fields, picked at random,"));
    }

    private static async Task<RawValue> EntriesAsync(IDatabase database, RedisKey name, string type, long? memory, TimeSpan? life)
    {
        var count = (long)await database.ExecuteAsync(type switch { "list" => "LLEN", "set" => "SCARD", "zset" => "ZCARD", _ => "XLEN" }, name).ConfigureAwait(false);
        var each = memory / Math.Max(1, count);
        if (each > Cap)
        {
            return new RawValue(type, count, memory, life, [], $"Its entries are about {each / 1024:N0} KB each, too large to be read.");
        }

        var most = (int)(each is { } size ? Math.Clamp(Cap / Math.Max(1, size), 1, MostEntries) : FewEntries);
        var elements = type switch
        {
            "list" => (await database.ListRangeAsync(name, 0, most - 1).ConfigureAwait(false))
                .Select((entry, index) => Indexed(index.ToString(CultureInfo.InvariantCulture), entry)),
            "set" => ((RedisResult[])((RedisResult[])(await database.ExecuteAsync("SSCAN", name, "0", "COUNT", most).ConfigureAwait(false))!)[1]!)
                .Select(member => Element("", (byte[])member!)),
            "zset" => (await database.SortedSetRangeByRankWithScoresAsync(name, 0, most - 1).ConfigureAwait(false))
                .Select(entry => Element(entry.Score.ToString(CultureInfo.InvariantCulture), entry.Element)),
            _ => (await database.StreamRangeAsync(name, "-", "+", most, Order.Descending).ConfigureAwait(false))
                .Select(entry => Element(entry.Id!, string.Join('\n', entry.Values.Select(pair => $"{pair.Name}={pair.Value}")), entry.Id)),
        };
        var read = Within(elements.Take(most));
        return new RawValue(type, count, memory, life, read, Note(read.Count, count, type == "stream" ? "newest entries" : "entries"));
    }

    // What is too large is left out, and what is small after it still read.
    private static bool[] Fitting(long[] lengths)
    {
        var room = (long)Cap;
        var fits = new bool[lengths.Length];
        for (var i = 0; i < lengths.Length; i++)
        {
            fits[i] = lengths[i] <= room;
            room -= fits[i] ? lengths[i] : 0;
        }

        return fits;
    }

    private static List<RawElement> Within(IEnumerable<RawElement> elements)
    {
        var room = (long)Cap;
        return [.. elements.TakeWhile(element => (room -= element.Length) >= 0)];
    }

    private static RawElement Element(string label, RedisValue value, string? id = null)
    {
        var bytes = (byte[]?)value ?? [];
        return new RawElement(id ?? Anonymous(bytes), Encoding.UTF8.GetBytes(label), bytes, bytes.Length);
    }

    private static RawElement Indexed(string index, RedisValue value) => Element(index, value, index);

    // Finds a member again as long as this process lives, and tells nothing about it: it may be a secret.
    private static string Anonymous(byte[] bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return $"#{hash.ToHashCode():x8}";
    }

    private static string? Note(int read, long count, string what) => read >= count ? null : $"{read:N0} {what} of {count:N0} are shown.";

    private static async Task<RedisResult?> OrNullAsync(Task<RedisResult> question)
    {
        try
        {
            return await question.ConfigureAwait(false);
        }
        catch (RedisServerException)
        {
            return null;
        }
    }
}
