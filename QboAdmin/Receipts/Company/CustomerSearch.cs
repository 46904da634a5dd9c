using QboAdmin.Intuit;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Receipts;

/// <summary>
/// Finds customers while somebody types: by name first, and only when that leaves room by email and company. Intuit has no "or", so each is a
/// question of its own; none fetches more than it shows.
/// </summary>
internal sealed class CustomerSearch(IAccountingClient client)
{
    public const int MaxFound = 12;
    public const int MaxText = 100;

    /// <returns>Matches, those whose name begins with the text first; inactive ones are not among them.</returns>
    public async Task<QboResult<IReadOnlyList<Customer>>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var wanted = text.Trim();
        wanted = wanted.Length > MaxText ? wanted[..MaxText] : wanted;
        List<Customer> found = [];
        foreach (var field in FieldsFor(wanted))
        {
            var query = new Query<Customer>().Where(field.Contains(wanted)).OrderBy(Customer.Fields.DisplayName).Page(1, MaxFound);
            if (!(await client.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Succeeded(out var page, out var failure))
            {
                return failure;
            }

            found.AddRange(page.Rows.Where(row => found.TrueForAll(known => known.Id != row.Id)));
            if (found.Count >= MaxFound || wanted.Length == 0)
            {
                break;
            }
        }

        return QboResult<IReadOnlyList<Customer>>.Of(
            [.. found.OrderBy(customer => customer.DisplayName?.StartsWith(wanted, StringComparison.CurrentCultureIgnoreCase) == true ? 0 : 1).Take(MaxFound)]);
    }

    private static IReadOnlyList<QueryField<Customer>> FieldsFor(string text) => text.Contains('@', StringComparison.Ordinal)
        ? [Customer.Fields.Email, Customer.Fields.DisplayName]
        : [Customer.Fields.DisplayName, Customer.Fields.Email, Customer.Fields.CompanyName];
}
