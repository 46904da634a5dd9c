namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>What the query string of a write says.</summary>
/// <param name="Operation"><c>create</c>, <c>update</c>, <c>delete</c>, <c>void</c>; null when the body alone says it.</param>
/// <param name="Include">Such as <c>void</c> and <c>allowduplicatedocnum</c>.</param>
internal sealed record WriteOptions(string? Operation, IReadOnlyList<string> Include)
{
    public static WriteOptions None { get; } = new(null, []);

    public bool IsDelete => Is("delete");

    /// <summary>Clients ask for it in either way.</summary>
    public bool IsVoid => Is("void") || Includes("void");

    public bool Includes(string option) => Include.Contains(option, StringComparer.OrdinalIgnoreCase);

    public static WriteOptions Of(HttpRequest request) => new(
        request.Query["operation"].ToString() is { Length: > 0 } operation ? operation : null,
        request.Query["include"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private bool Is(string operation) => operation.Equals(Operation, StringComparison.OrdinalIgnoreCase);
}
