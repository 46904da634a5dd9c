using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Seeding;
using QboAdmin.IntuitSimulator.Companies;

namespace QboAdmin.IntuitSimulator.Books.Storage;

/// <summary>
/// The books of one company: what its opening put there, and every change since. All reading and writing goes through its lock, so that
/// requests are carried out one after the other.
/// </summary>
internal sealed class CompanyBooks
{
    // Opening takes a second, and is the same for the same company and day.
    private static readonly ConcurrentDictionary<(string RealmId, DateOnly Day), Lazy<CompanyBooks>> Openings = new();

    private readonly Lock _gate = new();
    private readonly Journal? _journal;
    private readonly Dictionary<string, EntityTable> _tables;
    private readonly Dictionary<string, StoredAnswer> _answers = [];

    private CompanyBooks(Company company, DateOnly openedOn)
    {
        OpenedOn = openedOn;
        Preferences = CompanySeed.Preferences(company, openedOn);
        _tables = EntityKinds.Stored.ToDictionary(kind => kind.Name, kind => new EntityTable(kind));
        CompanySeed.Fill(this, company, openedOn);
    }

    private CompanyBooks(CompanyBooks opening, Journal journal, IReadOnlyList<JournalEntry> entries)
    {
        OpenedOn = opening.OpenedOn;
        Preferences = opening.Preferences.DeepClone().AsObject();
        NextNumber = opening.NextNumber;
        _tables = opening._tables.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
        _journal = journal;
        if (entries is []) journal.Append(new JournalEntry { OpenedOn = OpenedOn });
        foreach (var entry in entries) Apply(entry);
    }

    /// <summary>The books as the journal left them; without one, as they are opened now.</summary>
    public static CompanyBooks Open(Company company, Journal journal, DateTimeOffset now)
    {
        var entries = journal.Load();
        var day = entries is [{ OpenedOn: { } openedOn }, ..] ? openedOn : DateOnly.FromDateTime(now.UtcDateTime);
        var opening = Openings.GetOrAdd((company.RealmId, day), _ => new Lazy<CompanyBooks>(() => new CompanyBooks(company, day)));
        return new CompanyBooks(opening.Value, journal, entries);
    }

    public DateOnly OpenedOn { get; }

    public JsonObject Preferences { get; private set; }

    /// <summary>The number that the next receipt gets, if the company lets Intuit number.</summary>
    public long NextNumber { get; set; } = 1001;

    public List<Tombstone> Deletions { get; } = [];

    public EntityTable Table(EntityKind kind) => _tables[kind.Name];

    public T Read<T>(Func<CompanyBooks, T> read)
    {
        lock (_gate) return read(this);
    }

    /// <summary>
    /// Carries out a request. With a key, a repeat of it gets the first answer again, and another request under the same key is refused. Only
    /// successful answers are kept.
    /// </summary>
    /// <exception cref="RefusedException">Intuit would say no; nothing has changed.</exception>
    public JsonObject Write(RequestKey? key, Func<BooksChange, JsonObject> act)
    {
        lock (_gate)
        {
            if (key is not null && _answers.TryGetValue(key.Id, out var stored))
            {
                return stored.Print == key.Print
                    ? stored.Body.DeepClone().AsObject()
                    : throw new RefusedException(new ApiError("600", "Duplicate Request ID", $"Request id {key.Id} was used for another request."));
            }

            var change = new BooksChange(this);
            var body = act(change);
            if (key is not null) change.Entry.Answers.Add(new StoredAnswer(key.Id, key.Print, body.DeepClone().AsObject()));
            if (change.Entry.IsEmpty) return body;
            if (change.Entry.Rows.Exists(row => row.Kind == EntityKinds.SalesReceipt.Name)) change.Entry.NextNumber = NextNumber;
            _journal?.Append(change.Entry);
            Apply(change.Entry);
            return body;
        }
    }

    public void SetPreferences(JsonObject preferences) => Write(null, change =>
    {
        change.Entry.Preferences = preferences;
        return [];
    });

    /// <summary>Fills the books for a measurement.</summary>
    public void Load(BulkLoad bulk)
    {
        lock (_gate)
        {
            var entry = new JournalEntry { Bulk = bulk };
            _journal?.Append(entry);
            Apply(entry);
        }
    }

    private void Apply(JournalEntry entry)
    {
        if (entry.Bulk is { } bulk) BulkSeed.Fill(this, bulk);
        foreach (var row in entry.Rows) _tables[row.Kind].Put(row.Entity);
        foreach (var deletion in entry.Deletions)
        {
            _tables[deletion.Kind].Remove(_tables[deletion.Kind].Find(deletion.Id)!.Id);
            Deletions.Add(deletion);
        }
        foreach (var answer in entry.Answers) _answers[answer.Key] = answer;
        if (entry.Preferences is { } preferences) Preferences = preferences.DeepClone().AsObject();
        if (entry.NextNumber is { } next) NextNumber = next;
    }
}
