namespace QboAdmin.Keys;

/// <summary>What was read of one key's value. May hold secrets: it is guarded before it is shown.</summary>
/// <param name="Type">Redis's name of the type.</param>
/// <param name="Count">Bytes of a string, entries of anything else.</param>
/// <param name="Memory">Bytes in memory, as far as the server tells; null when it does not.</param>
/// <param name="Life">What is left of its life; null for no end.</param>
/// <param name="Elements">One for a string, one for each entry that was read of anything else.</param>
/// <param name="Note">Why not all was read; null when all was.</param>
internal sealed record RawValue(string Type, long Count, long? Memory, TimeSpan? Life, IReadOnlyList<RawElement> Elements, string? Note);

/// <summary>One entry of a value.</summary>
/// <param name="Id">Finds it again while the value does not change: a field, an index, a member.</param>
/// <param name="Label">What stands before it: field, index, score, id of a stream entry. Empty for a string and a set.</param>
/// <param name="Bytes">The bytes; null when they are too many to be read.</param>
/// <param name="Length">How many there are.</param>
internal sealed record RawElement(string Id, byte[] Label, byte[]? Bytes, long Length);
