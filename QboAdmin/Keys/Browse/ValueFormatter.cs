using System.Security.Cryptography;
using System.Text;

namespace QboAdmin.Keys;

/// <summary>Turns what was read of a value into what may be shown, in the form that fits it.</summary>
internal sealed class ValueFormatter(SecretGuard guard, TimeProvider time)
{
    private const int MostEntryText = 2_000;
    private const int MostHex = 1_024;

    public KeyView Format(KeyName name, RawValue raw)
    {
        var isString = raw.Type == "string";
        var rows = raw.Elements.Select(element => Row(name, element, isString)).ToList();
        return new KeyView(name, raw.Type)
        {
            Count = raw.Count,
            Memory = raw.Memory,
            GoneAt = time.GetUtcNow() + raw.Life,
            Form = isString ? rows[0].Form : ValueForm.Table,
            Moment = isString ? rows[0].Moment : null,
            Rows = [.. rows],
            Note = raw.Note,
            Digest = Digest(raw),
        };
    }

    private ValueRow Row(KeyName key, RawElement element, bool isString)
    {
        var label = ValueText.Read(element.Label, isCut: false) ?? KeyName.Of(element.Label).Text;
        var name = isString || label.Length == 0 || !char.IsLetter(label[0]) ? key.Text : $"{key.Text}:{label}";
        var (text, form, moment) = Show(name, element, isString);
        return new ValueRow(element.Id, guard.Guard(label), text, form, moment);
    }

    private (GuardedText Text, ValueForm Form, DateTimeOffset? Moment) Show(string name, RawElement element, bool isString)
    {
        if (element.Bytes is not { } bytes)
        {
            return (GuardedText.Plain($"{element.Length:N0} bytes, too large to be read"), ValueForm.TooLarge, null);
        }

        if (ValueText.Read(bytes, isCut: bytes.Length < element.Length) is not { } text)
        {
            return (Hex(name, bytes, isString), ValueForm.Binary, null);
        }

        if (ValueText.IsDataProtectionKey(text))
        {
            return (new GuardedText([new TextPiece(null, guard.Mark(text, SecretKind.PrivateKey))]), ValueForm.DataProtectionKey, null);
        }

        if (ValueText.TryReadMoment(text, out var moment))
        {
            return (guard.Guard(name, text), ValueForm.Moment, moment);
        }

        return isString && ValueText.TryIndent(text, out var indented)
            ? (guard.Guard(name, indented), ValueForm.Json, null)
            : (isString ? guard.Guard(name, text) : guard.Guard(name, text).Beginning(MostEntryText), ValueForm.Text, null);
    }

    // Bytes with a secret among them are masked as a whole: hexadecimal is only another way of writing it.
    private GuardedText Hex(string name, byte[] bytes, bool isString)
    {
        var asText = Encoding.Latin1.GetString(bytes);
        if (guard.Guard(name, asText).HasSecret)
        {
            return new GuardedText([new TextPiece(null, guard.Mark(asText, SecretKind.Named))]);
        }

        var shown = bytes.AsSpan(0, Math.Min(bytes.Length, isString ? MostHex : 32));
        return GuardedText.Plain(isString ? ValueText.Hex(shown) : Convert.ToHexStringLower(shown) + (shown.Length < bytes.Length ? "…" : ""));
    }

    private static string Digest(RawValue raw)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var element in raw.Elements)
        {
            hash.AppendData(element.Label);
            hash.AppendData(BitConverter.GetBytes(element.Length));
            hash.AppendData(element.Bytes ?? []);
        }

        return $"{raw.Type} {raw.Count} {Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 8))}";
    }
}
