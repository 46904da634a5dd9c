using System.Globalization;
using QboAdmin.IntuitSimulator.Accounting;

namespace QboAdmin.IntuitSimulator.Books.Querying;

/// <summary>One condition, checked against the entity and ready to be asked of many rows.</summary>
internal static class RowFilter
{
    /// <exception cref="RefusedException">The field is unknown, or does not compare in this way.</exception>
    public static Func<object?[], bool> Of(EntityKind kind, QueryCondition condition, DateOnly today)
    {
        if (kind.IndexOf(condition.Field) is not { } index)
            throw QueryErrors.Invalid($"Property {condition.Field} not found for Entity {kind.Name}");
        var field = kind.Fields[index];
        if (field.Name == "Id" && condition.Operator is not ("=" or "IN"))
            throw QueryErrors.Invalid($"property 'Id' does not support the operator {condition.Operator}");

        if (condition.Operator == "LIKE")
        {
            var pattern = new LikePattern(condition.Values[0].Text);
            return row => row[index] is string text && pattern.Matches(text);
        }

        object?[] values = [.. condition.Values.Select(value => Read(field, value, today))];
        if (condition.Operator == "IN") return row => Array.Exists(values, value => Compare(row[index], value) == 0);
        var wanted = values[0];
        return condition.Operator switch
        {
            "=" => row => Compare(row[index], wanted) == 0,
            "<" => row => Compare(row[index], wanted) < 0,
            ">" => row => Compare(row[index], wanted) > 0,
            "<=" => row => Compare(row[index], wanted) <= 0,
            _ => row => Compare(row[index], wanted) >= 0,
        };
    }

    /// <summary>The order of two values of one field; null against anything is no order at all, as in SQL.</summary>
    public static int? Compare(object? left, object? right)
    {
        if (left is null && right is null) return 0;
        if (left is null || right is null) return null;
        return left is string text ? string.Compare(text, (string)right, StringComparison.OrdinalIgnoreCase) : Comparer<object>.Default.Compare(left, right);
    }

    private static object? Read(EntityField field, QueryToken value, DateOnly today)
    {
        // A single space in quotes asks for "nothing there".
        if (value.Kind == QueryTokenKind.Text && string.IsNullOrWhiteSpace(value.Text)) return null;
        var text = value.Is("CURRENT_DATE") ? today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.Text;
        object? read = field.Type switch
        {
            FieldType.Number => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            FieldType.Flag => bool.TryParse(text, out var flag) ? flag : null,
            FieldType.Day => text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            FieldType.Moment => PacificTime.TryParse(text, out var moment) ? moment : null,
            _ => text,
        };
        return read ?? throw QueryErrors.Invalid($"invalid value '{text}' for property {field.Name}");
    }
}
