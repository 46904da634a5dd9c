using System.Globalization;
using System.Text;
using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>
/// The name of any key, as text: what is not printable UTF-8 is written <c>\xNN</c>, and a backslash twice, so that every name can be shown,
/// stand in an address and be found again.
/// </summary>
/// <param name="Text">The text.</param>
public readonly record struct KeyName(string Text)
{
    private const int Longest = 1_024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";

    /// <summary>By their letters, as Redis tells them apart.</summary>
    internal static readonly Comparer<KeyName> ByText = Comparer<KeyName>.Create((left, right) => string.CompareOrdinal(left.Text, right.Text));

    internal static KeyName Of(byte[] bytes) => new(Escape(bytes));

    /// <summary>Reads what an address says; null when it can't be a name.</summary>
    internal static KeyName? Parse(string? text) => string.IsNullOrEmpty(text) || text.Length > Longest ? null : new KeyName(text);

    internal RedisKey ToKey()
    {
        var bytes = new List<byte>();
        for (var i = 0; i < Text.Length; i++)
        {
            if (Text[i] == '\\' && i + 1 < Text.Length && Text[i + 1] == '\\')
            {
                bytes.Add((byte)'\\');
                i++;
            }
            else if (Text[i] == '\\' && i + 3 < Text.Length && Text[i + 1] == 'x'
                && byte.TryParse(Text.AsSpan(i + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped))
            {
                bytes.Add(escaped);
                i += 3;
            }
            else
            {
                var length = char.IsHighSurrogate(Text[i]) && i + 1 < Text.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(Text.Substring(i, length)));
                i += length - 1;
            }
        }

        return bytes.ToArray();
    }

    private static string Escape(byte[] bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            if (!text.Any(character => char.IsControl(character) || character == '\\'))
            {
                return text;
            }
        }
        catch (DecoderFallbackException)
        {
            // Byte by byte, then.
        }

        var escaped = new StringBuilder();
        foreach (var value in bytes)
        {
            escaped.Append(value switch
            {
                (byte)'\\' => @"\\",
                >= 0x20 and < 0x7F => ((char)value).ToString(),
                _ => $"\\x{value:x2}",
            });
        }

        return escaped.ToString();
    }
}
