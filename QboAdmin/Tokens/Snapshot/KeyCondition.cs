namespace QboAdmin.Tokens;

/// <summary>What one of the four token keys looks like.</summary>
public enum KeyCondition
{
    /// <summary>Usable.</summary>
    Ok,

    /// <summary>The key does not exist.</summary>
    Missing,

    /// <summary>The key exists and is empty.</summary>
    Empty,

    /// <summary>The key is not a string but a list, a hash or another type.</summary>
    WrongType,

    /// <summary>The bytes are not UTF-8.</summary>
    NotText,

    /// <summary>The text can't be what it should be: not a number, a line break in a token.</summary>
    Malformed,

    /// <summary>Longer than any value Intuit gives.</summary>
    TooLong,
}
