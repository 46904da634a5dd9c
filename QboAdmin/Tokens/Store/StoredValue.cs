namespace QboAdmin.Tokens;

/// <summary>What one key held when it was read.</summary>
/// <param name="Condition">Whether it is usable, and if not, why.</param>
/// <param name="Value">The value; default unless <see cref="KeyCondition.Ok"/>.</param>
/// <param name="GoneAt">When Redis drops the key; null for a missing key and one that never expires.</param>
internal readonly record struct StoredValue<T>(KeyCondition Condition, T? Value, DateTimeOffset? GoneAt)
{
    public bool IsOk => Condition == KeyCondition.Ok;
}
