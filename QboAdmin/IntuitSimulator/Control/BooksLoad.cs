namespace QboAdmin.IntuitSimulator.Control;

/// <summary>The body of <c>POST /control/books/{realm}/load</c>: how many made-up objects to add.</summary>
internal sealed record BooksLoad(int Customers = 0, int Receipts = 0)
{
    public const string Example = """{"customers":20000,"receipts":100000}""";

    private const int Most = 500_000;

    public string? Problem() => Customers is < 0 or > Most || Receipts is < 0 or > Most || Customers + Receipts == 0
        ? $"Say how many customers and receipts to add, up to {Most} of each."
        : null;
}
