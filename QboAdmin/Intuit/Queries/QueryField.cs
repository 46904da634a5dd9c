using System.Globalization;
using QboAdmin.Intuit.Entities;

namespace QboAdmin.Intuit.Queries;

/// <summary>A field that Intuit can be asked for. The fields of an entity stand beside it, so that no query names one that is not there.</summary>
/// <param name="Name">As Intuit writes it.</param>
internal sealed record QueryField<T>(string Name)
    where T : class, IQboEntity<T>
{
    public QueryCondition<T> Is(string value) => Compare("=", QueryText.Quote(value));

    public QueryCondition<T> Is(bool value) => Compare("=", value ? "true" : "false");

    public QueryCondition<T> Is(decimal value) => Compare("=", Number(value));

    public QueryCondition<T> Is(DateOnly value) => Compare("=", Day(value));

    public QueryCondition<T> AtLeast(decimal value) => Compare(">=", Number(value));

    public QueryCondition<T> AtMost(decimal value) => Compare("<=", Number(value));

    public QueryCondition<T> From(DateOnly value) => Compare(">=", Day(value));

    public QueryCondition<T> To(DateOnly value) => Compare("<=", Day(value));

    public QueryCondition<T> Since(DateTimeOffset value) =>
        Compare(">=", QueryText.Quote(value.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)));

    /// <summary>Any of the values; there must be one.</summary>
    /// <exception cref="ArgumentException">There is none: Intuit has no way to ask for nothing.</exception>
    public QueryCondition<T> In(IReadOnlyCollection<string> values) => values.Count > 0
        ? Compare("IN", $"({string.Join(", ", values.Select(QueryText.Quote))})")
        : throw new ArgumentException("There must be a value to look for.", nameof(values));

    /// <summary>Both, where Intuit would otherwise hide what is inactive.</summary>
    public QueryCondition<T> Either() => Compare("IN", "(true, false)");

    /// <summary>
    /// The text occurs anywhere, in any case. Intuit's only wildcard is <c>%</c> and can't be escaped: a percent sign in the text finds more
    /// than it should, never less.
    /// </summary>
    public QueryCondition<T> Contains(string text) => Compare("LIKE", QueryText.Quote($"%{text}%"));

    /// <inheritdoc cref="Contains"/>
    public QueryCondition<T> StartsWith(string text) => Compare("LIKE", QueryText.Quote($"{text}%"));

    private QueryCondition<T> Compare(string comparison, string value) => new($"{Name} {comparison} {value}");

    // Bare numbers are refused by one of Intuit's parsers; quoted ones have been seen to work.
    private static string Number(decimal value) => QueryText.Quote(value.ToString(CultureInfo.InvariantCulture));

    private static string Day(DateOnly value) => QueryText.Quote(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>One condition; conditions can only be joined by "and".</summary>
internal sealed record QueryCondition<T>(string Text)
    where T : class, IQboEntity<T>;
