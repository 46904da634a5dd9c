namespace QboAdmin.Values;

/// <summary>
/// A short keyed mark in place of a secret: the same secret has the same mark on every screen and every instance, and the mark
/// tells nothing about the secret to anybody who does not hold the key.
/// </summary>
/// <param name="Bits">The first 40 bits of the keyed hash.</param>
public readonly record struct Fingerprint(ulong Bits)
{
    // Crockford's base 32: no I, L, O or U, so a mark can be read aloud.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Eight characters in two groups, such as <c>7Q2M-K4TD</c>.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[9];
        for (var i = 0; i < 8; i++)
        {
            text[i < 4 ? i : i + 1] = Alphabet[(int)((Bits >> (35 - (5 * i))) & 31)];
        }

        text[4] = '-';
        return text.ToString();
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static Fingerprint? Parse(string? text)
    {
        if (text is not { Length: 9 } || text[4] != '-')
        {
            return null;
        }

        var bits = 0UL;
        foreach (var character in text.Where((_, index) => index != 4))
        {
            var digit = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            bits = (bits << 5) | (uint)digit;
        }

        return new Fingerprint(bits);
    }

    /// <summary>
    /// Whether the cell of the 5 × 5 picture is filled. The right two columns mirror the left two, so fifteen bits draw it.
    /// </summary>
    /// <param name="row">0 to 4, from the top.</param>
    /// <param name="column">0 to 4, from the left.</param>
    public bool IsFilled(int row, int column) => ((Bits >> ((row * 3) + Math.Min(column, 4 - column))) & 1) == 1;
}
