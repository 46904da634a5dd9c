using System.Net;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class BooksPersistenceTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"intuit-books-{Guid.NewGuid():N}");

    private string Journal => Path.Combine(_folder, $"intuit-books-{The.Realm}.jsonl");

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Receipts_deletions_numbers_preferences_and_answers_survive_a_restart()
    {
        string first, gone, number;
        await using (var before = await BooksClient.StartAsync(_folder))
        {
            first = (await before.WriteAsync("salesreceipt?requestid=r-1", BooksClient.Minimal)).ToJsonString();
            var second = await before.WriteAsync("salesreceipt", BooksClient.Minimal);
            (gone, number) = ((string)second["Id"]!, (string)second["DocNumber"]!);
            await before.WriteAsync("salesreceipt?operation=delete", $$"""{"Id":"{{gone}}","SyncToken":"0"}""");
            await before.Intuit.ControlAsync($"books/{The.Realm}/preferences", """{"bookCloseDate":"2026-01-31"}""");
        }

        await using var after = await BooksClient.StartAsync(_folder);

        (await after.WriteAsync("salesreceipt?requestid=r-1", BooksClient.Minimal)).ToJsonString().ShouldBe(first);
        await (await after.GetAsync($"salesreceipt/{gone}")).ShouldBeFaultAsync("610");
        var next = await after.WriteAsync("salesreceipt", BooksClient.Minimal);
        ((string)next["DocNumber"]!).ShouldBe($"{int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) + 1}");
        (await after.RefusalAsync("salesreceipt", BooksClient.Minimal[..^1] + ""","TxnDate":"2026-01-31"}""")).ShouldBe("6210:TxnDate");
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_is_cut_away_and_the_rest_stays()
    {
        string kept;
        await using (var before = await BooksClient.StartAsync(_folder))
        {
            kept = (string)(await before.WriteAsync("salesreceipt", BooksClient.Minimal))["Id"]!;
        }

        await File.AppendAllTextAsync(Journal, """{"rows":[{"kind":"SalesRec""", TestContext.Current.CancellationToken);
        await using (var after = await BooksClient.StartAsync(_folder))
        {
            (await after.ReadAsync("salesreceipt", kept)).ShouldNotBeNull();
            await after.WriteAsync("salesreceipt", BooksClient.Minimal);
        }

        await using var again = await BooksClient.StartAsync(_folder);
        (await again.GetAsync($"salesreceipt/{kept}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Directory.GetFiles(_folder, "*.unreadable-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Books_are_the_same_for_the_same_day_and_as_new_after_a_reset()
    {
        await using var one = await BooksClient.StartAsync(_folder);
        await using var other = await BooksClient.StartAsync();
        const string Statement = "select * from SalesReceipt orderby Id desc maxresults 50";
        var fresh = (await other.QueryAsync(Statement)).ToJsonString();

        await one.WriteAsync("salesreceipt", BooksClient.Minimal);
        (await one.QueryAsync(Statement)).ToJsonString().ShouldNotBe(fresh);
        await one.Intuit.ControlAsync("reset-books");

        (await one.QueryAsync(Statement)).ToJsonString().ShouldBe(fresh);
    }
}
