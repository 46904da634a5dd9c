using System.Text;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>Turns what Redis answered into what may be shown: marks in place of secrets, flaws in place of surprises.</summary>
internal sealed class KeyFacts(Fingerprinter fingerprinter, SecretGuard guard, KnownSecrets known)
{
    private const int ShownText = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a value without what does not belong around it.</summary>
    public static string Trim(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length >= 2 && trimmed[0] == trimmed[^1] && trimmed[0] is '"' or '\''
            ? trimmed[1..^1].Trim()
            : trimmed;
    }

    /// <returns>Null when the value is no text.</returns>
    public static string? TextOf(RawKey raw)
    {
        try
        {
            return raw.Value is null ? null : Strict.GetString(raw.Value);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public KeyFact Of(RawKey raw, DateTimeOffset now)
    {
        var fact = new KeyFact(raw.Part, raw.Name.ToString())
        {
            Type = raw.Type,
            Bytes = raw.Bytes,
            GoneAt = now + raw.Life,
        };
        if (raw.Value is null)
        {
            return fact with { Flaws = raw.Type is null ? ValueFlaws.None : ValueFlaws.WrongType };
        }

        if (raw.Bytes == 0)
        {
            return fact with { Flaws = ValueFlaws.Empty };
        }

        if (raw.Bytes > RedisKeys.TokenReadCap)
        {
            return fact with { Flaws = ValueFlaws.TooLong };
        }

        return TextOf(raw) is { } text ? WithText(fact, text, now) : fact with { Flaws = ValueFlaws.NotText };
    }

    private KeyFact WithText(KeyFact fact, string text, DateTimeOffset now)
    {
        var value = Trim(text);
        var secret = new SecretText(text);
        if (fact.Part.IsSecret())
        {
            known.Remember(secret);
            if (value.Length > 0)
            {
                known.Remember(new SecretText(value));
            }
        }

        return fact with
        {
            Characters = text.Length,
            Mark = fingerprinter.Of(secret),
            Text = fact.Part.IsSecret() ? null : guard.Guard(text.Length > ShownText ? text[..ShownText] + "…" : text),
            Trimmed = value.Length > 0 && value.Length < text.Length ? Trimmed(fact.Part, value) : null,
            Flaws = Flaws(fact.Part, text, value),
            Expiry = fact.Part == TokenPart.ExpiresAt ? ExpiryReading.Of(value, now) : null,
            FitsShape = FitsShape(fact.Part, value),
        };
    }

    private TrimmedValue Trimmed(TokenPart part, string value) => new(
        fingerprinter.Of(new SecretText(value)),
        value.Length,
        part.IsSecret() || value.Length > ShownText || guard.Guard(value).HasSecret ? null : value);

    private static ValueFlaws Flaws(TokenPart part, string text, string value)
    {
        var trimmed = text.Trim();
        var isUsable = part switch
        {
            TokenPart.AccessToken => AccessToken.TryParse(value, out _),
            TokenPart.RefreshToken => RefreshToken.TryParse(value, out _),
            TokenPart.RealmId => RealmId.TryParse(value, out _),
            _ => true,
        };
        return (value.Length == 0 ? ValueFlaws.Empty : isUsable ? ValueFlaws.None : ValueFlaws.Malformed)
            | (trimmed.Length < text.Length ? ValueFlaws.Blanks : ValueFlaws.None)
            | (value.Length < trimmed.Length ? ValueFlaws.Quoted : ValueFlaws.None);
    }

    private static bool FitsShape(TokenPart part, string value) => part switch
    {
        TokenPart.AccessToken => SecretShape.Of(value) is SecretKind.AccessToken or SecretKind.Random,
        TokenPart.RefreshToken => SecretShape.Of(value) is SecretKind.RefreshToken,
        TokenPart.RealmId => value.Length is >= 10 and <= 19 && value.All(char.IsAsciiDigit),
        _ => ExpiryReading.Of(value, default).Form == ExpiryForm.Seconds,
    };
}
