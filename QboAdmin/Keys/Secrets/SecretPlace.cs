namespace QboAdmin.Keys;

/// <summary>Where one value is, that may be revealed.</summary>
/// <param name="Key">The key.</param>
/// <param name="Entry">The id of an entry of a hash, list, set, sorted set or stream; empty for a string.</param>
public sealed record SecretPlace(KeyName Key, string Entry = "")
{
    /// <summary>As it is recorded.</summary>
    public override string ToString() => Entry.Length == 0 ? Key.Text : $"{Key.Text} [{Entry}]";
}
