using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QboAdmin.Keys;

/// <summary>Tells what kind of text some bytes are.</summary>
internal static class ValueText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // From 2001 to 2100.
    private const long LeastSeconds = 1_000_000_000;
    private const long MostSeconds = 4_102_444_800;

    /// <summary>The text of UTF-8 bytes; null for anything binary.</summary>
    /// <param name="isCut">Whether more bytes follow, so that the last letter may be half a one.</param>
    public static string? Read(byte[] bytes, bool isCut)
    {
        for (var less = 0; less <= (isCut ? Math.Min(3, bytes.Length) : 0); less++)
        {
            try
            {
                var text = Strict.GetString(bytes, 0, bytes.Length - less);
                return text.Any(character => char.IsControl(character) && !char.IsWhiteSpace(character)) ? null : text;
            }
            catch (DecoderFallbackException)
            {
                // With one byte less, then.
            }
        }

        return null;
    }

    /// <summary>A Unix time in seconds or milliseconds.</summary>
    public static bool TryReadMoment(string text, out DateTimeOffset moment)
    {
        moment = default;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        if (number is >= LeastSeconds and <= MostSeconds)
        {
            moment = DateTimeOffset.FromUnixTimeSeconds(number);
            return true;
        }

        if (number is >= LeastSeconds * 1_000 and <= MostSeconds * 1_000)
        {
            moment = DateTimeOffset.FromUnixTimeMilliseconds(number);
            return true;
        }

        return false;
    }

    /// <summary>A JSON object or array, indented.</summary>
    public static bool TryIndent(string text, [NotNullWhen(true)] out string? indented)
    {
        indented = null;
        if (text.AsSpan().TrimStart() is not (['{', ..] or ['[', ..]))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            indented = JsonSerializer.Serialize(document.RootElement, Indented);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether it is a key of ASP.NET Core's Data Protection, which whoever reads it can sign cookies with.</summary>
    public static bool IsDataProtectionKey(string text) =>
        text.StartsWith("<key id=", StringComparison.Ordinal) && text.Contains("<descriptor", StringComparison.Ordinal);

    /// <summary>Bytes as hexadecimal, sixteen a line, with what is printable beside them.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes)
    {
        var lines = new StringBuilder();
        for (var at = 0; at < bytes.Length; at += 16)
        {
            var line = bytes.Slice(at, Math.Min(16, bytes.Length - at));
            lines.Append(CultureInfo.InvariantCulture, $"{at:x4}  ");
            foreach (var value in line)
            {
                lines.Append(CultureInfo.InvariantCulture, $"{value:x2} ");
            }

            lines.Append(' ', 1 + (3 * (16 - line.Length)));
            foreach (var value in line)
            {
                lines.Append(value is >= 0x20 and < 0x7F ? (char)value : '.');
            }

            lines.Append('\n');
        }

        return lines.ToString();
    }
}
