using Microsoft.Extensions.Options;
using QboAdmin.IntuitSimulator.Companies;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Books.Storage;

/// <summary>The books of all companies; each is opened when it is first asked for.</summary>
internal sealed class BooksShelf(SimulatorClock clock, TimeProvider time, IOptions<SimulatorOptions> options, ILoggerFactory loggers)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CompanyBooks> _open = [];

    /// <summary>Null when there is no such company.</summary>
    public CompanyBooks? Find(string realmId)
    {
        if (CompanyList.Find(realmId) is not { } company) return null;
        lock (_gate)
        {
            if (!_open.TryGetValue(realmId, out var books))
                _open[realmId] = books = CompanyBooks.Open(company, JournalOf(company), clock.Now);
            return books;
        }
    }

    /// <summary>Throws all books away; they open again as they were at first.</summary>
    /// <returns>How many had been opened.</returns>
    public int Reset()
    {
        lock (_gate)
        {
            var count = _open.Count;
            _open.Clear();
            foreach (var company in CompanyList.All) JournalOf(company).Remove();
            return count;
        }
    }

    private Journal JournalOf(Company company) => new(
        options.Value.DataFolder is { } folder ? Path.Combine(folder, $"intuit-books-{company.RealmId}.jsonl") : null,
        time,
        loggers.CreateLogger<Journal>());
}
