namespace QboAdmin.Keys;

/// <summary>What may be wrong with a value.</summary>
[Flags]
public enum ValueFlaws
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Not a string but a list, a hash or another type.</summary>
    WrongType = 1,

    /// <summary>No bytes at all.</summary>
    Empty = 2,

    /// <summary>Not UTF-8.</summary>
    NotText = 4,

    /// <summary>Longer than any value Intuit gives.</summary>
    TooLong = 8,

    /// <summary>Quotation marks around it.</summary>
    Quoted = 16,

    /// <summary>Blanks or line breaks around it.</summary>
    Blanks = 32,

    /// <summary>Characters inside that no such value has.</summary>
    Malformed = 64,
}
