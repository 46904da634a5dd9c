using System.Globalization;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>One command of a heal, on one of the four keys. Holds no secret: a trimmed token is made from the stored one when it is sent.</summary>
/// <param name="Verb">What is done.</param>
/// <param name="Part">Which part.</param>
/// <param name="Key">The key's name.</param>
public sealed record HealCommand(HealVerb Verb, TokenPart Part, string Key)
{
    /// <summary>The new value; null when it is a secret or none.</summary>
    public string? Text { get; init; }

    /// <summary>The mark of the new value, when it is a secret.</summary>
    public Fingerprint? Mark { get; init; }

    /// <summary>The new life in seconds; null to keep what is left.</summary>
    public long? Seconds { get; init; }

    private string Value => Text ?? $"<{Mark}>";

    /// <summary>As it is sent, with marks in place of secrets.</summary>
    public override string ToString() => Verb switch
    {
        HealVerb.Delete => $"DEL {Key}",
        HealVerb.Expire => string.Create(CultureInfo.InvariantCulture, $"EXPIRE {Key} {Seconds}"),
        _ when Seconds is { } seconds => string.Create(CultureInfo.InvariantCulture, $"SET {Key} {Value} EX {seconds}"),
        _ => $"SET {Key} {Value} KEEPTTL",
    };
}

/// <summary>What a command does.</summary>
public enum HealVerb
{
    /// <summary>Writes a value.</summary>
    Set,

    /// <summary>Writes the stored value without what does not belong around it.</summary>
    Trim,

    /// <summary>Gives a new life.</summary>
    Expire,

    /// <summary>Removes the key.</summary>
    Delete,
}
