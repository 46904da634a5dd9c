using System.Diagnostics;
using QboAdmin.Receipts;
using QboAdmin.Tests.Intuit;
using QboAdmin.Tests.IntuitSimulator;
using static QboAdmin.Tests.Intuit.SimulatedQuickBooks;

namespace QboAdmin.Tests.Benchmarks;

/// <summary>
/// How list and customer search fare in a company with 100,000 receipts and 20,000 customers, beside one of everyday size, in one run. Runs only
/// when it is asked for; README has the command. Nothing is asserted about times.
/// </summary>
public sealed class ReceiptsBenchmark
{
    private const int Rounds = 9;

    private readonly ITestOutputHelper _output = TestContext.Current.TestOutputHelper!;

    [Fact(Explicit = true)]
    public async Task List_and_search_with_a_hundred_thousand_receipts()
    {
        await using var books = await StartAsync();
        var browser = new ReceiptBrowser(books.Client);
        var search = new CustomerSearch(books.Client);
        (string Name, Func<Task<int>> Ask)[] questions =
        [
            ("list opens (50 rows)", () => RowsAsync(browser, new ReceiptFilter())),
            ("list, page 20", () => RowsAsync(browser, new ReceiptFilter { Page = 20 })),
            ("list of one customer", () => RowsAsync(browser, new ReceiptFilter { CustomerId = "66" })),
            ("list of a week", () => RowsAsync(browser, new ReceiptFilter { From = new DateOnly(2026, 2, 1), To = new DateOnly(2026, 2, 7) })),
            ("customer search 'ok'", async () => (await search.FindAsync("ok", Cancelled)).Value.ShouldNotBeNull().Count),
            ("customer search 'barnes'", async () => (await search.FindAsync("barnes", Cancelled)).Value.ShouldNotBeNull().Count),
        ];

        var small = await MeasureAsync(books, questions);
        var loading = Stopwatch.GetTimestamp();
        (await books.Intuit.ControlAsync($"books/{Fixtures.The.Realm}/load", """{"customers":20000,"receipts":100000}""")).EnsureSuccessStatusCode();
        _output.WriteLine($"loaded in {Stopwatch.GetElapsedTime(loading).TotalSeconds:0.0} s; {await books.CountReceiptsAsync():#,0} receipts");
        var large = await MeasureAsync(books, questions);

        _output.WriteLine($"{"question",-26} {"small ms",9} {"large ms",9} {"ratio",6} {"calls",6} {"rows",5}");
        foreach (var (name, _) in questions)
        {
            var (before, after) = (small[name], large[name]);
            _output.WriteLine($"{name,-26} {before.Milliseconds,9:0.0} {after.Milliseconds,9:0.0} {after.Milliseconds / before.Milliseconds,6:0.0} {after.Calls,6} {after.Rows,5}");
        }
    }

    private static async Task<Dictionary<string, Measured>> MeasureAsync(SimulatedQuickBooks books, (string Name, Func<Task<int>> Ask)[] questions)
    {
        var measured = new Dictionary<string, Measured>();
        foreach (var (name, ask) in questions)
        {
            var rows = await ask();
            var before = await books.CallsAsync();
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                await ask();
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            times.Sort();
            measured[name] = new Measured(times[Rounds / 2], (await books.CallsAsync() - before) / Rounds, rows);
        }

        return measured;
    }

    private static async Task<int> RowsAsync(ReceiptBrowser browser, ReceiptFilter filter) => (await browser.ListAsync(filter, Cancelled)).Value.ShouldNotBeNull().Rows.Count;

    /// <param name="Milliseconds">The median.</param>
    /// <param name="Calls">Of the API, for one question.</param>
    private sealed record Measured(double Milliseconds, int Calls, int Rows);
}
