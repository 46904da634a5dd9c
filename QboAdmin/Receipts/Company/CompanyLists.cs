using QboAdmin.Intuit.Entities;
using QboAdmin.Values;

namespace QboAdmin.Receipts;

/// <summary>What a receipt can be made of, as QuickBooks had it at one moment. Customers are not among it: there may be too many.</summary>
/// <param name="Company">The realm whose they are; null when none was connected.</param>
/// <param name="Setup">How the company works.</param>
/// <param name="Items">Products and services, inactive ones and categories too, so that a draft which names them can say so.</param>
/// <param name="Accounts">Those that take deposits, and inactive ones.</param>
/// <param name="ReadAt">When they were read.</param>
internal sealed record CompanyLists(
    RealmId? Company,
    CompanySetup Setup,
    IReadOnlyList<Item> Items,
    IReadOnlyList<Account> Accounts,
    IReadOnlyList<PaymentMethod> PaymentMethods,
    IReadOnlyList<Class> Classes,
    IReadOnlyList<Department> Locations,
    DateTimeOffset ReadAt);
