using System.Globalization;
using System.Text.Json;
using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;
using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <inheritdoc/>
internal sealed class HttpAccountingClient(AccountingChannel channel) : IAccountingClient
{
    private static readonly ApiCall CompanyInfoCall =
        new(HttpMethod.Get, $"companyinfo/{ApiCall.RealmInPath}", CallKind.Probe);

    public async Task<QboResult<CompanyInfo>> GetCompanyInfoAsync(CancellationToken cancellationToken) =>
        ReadCompany(await channel.SendAsync(CompanyInfoCall, cancellationToken).ConfigureAwait(false));

    public async Task<QboResult<CompanyInfo>> GetCompanyInfoAsync(AccessGrant grant, CancellationToken cancellationToken) =>
        ReadCompany(await channel.SendAsync(grant, CompanyInfoCall, cancellationToken).ConfigureAwait(false));

    public async Task<QboResult<Preferences>> GetPreferencesAsync(CancellationToken cancellationToken) =>
        ApiReader.Entity<Preferences>(await channel.SendAsync(ApiCall.Read("preferences"), cancellationToken).ConfigureAwait(false));

    public async Task<QboResult<T>> GetAsync<T>(string id, CancellationToken cancellationToken)
        where T : class, IQboEntity<T> =>
        ApiReader.Entity<T>(await channel.SendAsync(ApiCall.Read(PathOf<T>(id)), cancellationToken).ConfigureAwait(false));

    public async Task<QboResult<Page<T>>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : class, IQboEntity<T> =>
        ApiReader.Page(await QueryAsync(query.ToStatement(), cancellationToken).ConfigureAwait(false), query);

    public async Task<QboResult<RowCount>> CountAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : class, IQboEntity<T> =>
        ApiReader.Count(await QueryAsync(query.ToCountStatement(), cancellationToken).ConfigureAwait(false));

    public async Task<QboResult<T>> CreateAsync<T>(T entity, RequestId requestId, CancellationToken cancellationToken, RealmId? onlyIn = null)
        where T : class, IWritableEntity<T>
    {
        var call = ApiCall.Write(PathOf<T>(), JsonSerializer.SerializeToUtf8Bytes(entity, T.Json), requestId) with { OnlyIn = onlyIn };
        return ApiReader.Entity<T>(await channel.SendAsync(call, cancellationToken).ConfigureAwait(false));
    }

    public Task<QboResult<T>> UpdateAsync<T>(T entity, RequestId requestId, CancellationToken cancellationToken)
        where T : class, IWritableEntity<T> => entity is { Id: not null, SyncToken: not null }
        ? WriteAsync(entity, requestId, cancellationToken)
        : throw new ArgumentException("Only an object that QuickBooks knows can be changed.", nameof(entity));

    public Task<QboResult<SalesReceipt>> VoidAsync(EntityVersion receipt, RequestId requestId, CancellationToken cancellationToken) =>
        WriteAsync(
            new SalesReceipt { Id = receipt.Id, SyncToken = receipt.SyncToken, Sparse = true },
            requestId,
            cancellationToken,
            ("operation", "update"),
            ("include", "void"));

    public async Task<QboResult<DeletedEntity>> DeleteAsync(EntityVersion receipt, RequestId requestId, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new SalesReceipt { Id = receipt.Id, SyncToken = receipt.SyncToken }, SalesReceipt.Json);
        var call = ApiCall.Write(PathOf<SalesReceipt>(), body, requestId, ("operation", "delete"));
        return ApiReader.Read(
            await channel.SendAsync(call, cancellationToken).ConfigureAwait(false),
            (root, _) => ApiReader.EntityIn<SalesReceipt>(root) is { Id: { } id } ? new DeletedEntity(id) : null);
    }

    public async Task<QboResult<SalesReceipt>> SendAsync(string id, string? sendTo, RequestId requestId, CancellationToken cancellationToken)
    {
        (string, string)[] parameters = sendTo is null ? [] : [("sendTo", sendTo)];
        var call = ApiCall.Write($"{PathOf<SalesReceipt>(id)}/send", null, requestId, parameters) with { ContentType = "application/octet-stream" };
        return ApiReader.Entity<SalesReceipt>(await channel.SendAsync(call, cancellationToken).ConfigureAwait(false));
    }

    public async Task<QboResult<PdfFile>> GetPdfAsync(string id, CancellationToken cancellationToken)
    {
        var call = ApiCall.Read($"{PathOf<SalesReceipt>(id)}/pdf") with { Accept = "application/pdf" };
        var result = await channel.SendAsync(call, cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded(out var answer, out var failure))
        {
            return failure;
        }

        return answer.Body.AsSpan().StartsWith("%PDF-"u8)
            ? new PdfFile(answer.Body)
            : new QboFailure.Unreachable("QuickBooks' answer is not a PDF", answer.IntuitTid);
    }

    public async Task<QboResult<BatchAnswer>> BatchAsync(Batch batch, RequestId requestId, CancellationToken cancellationToken)
    {
        var call = ApiCall.Write("batch", batch.ToJson(), requestId) with { Kind = CallKind.Batch };
        return ApiReader.Read(await channel.SendAsync(call, cancellationToken).ConfigureAwait(false), BatchAnswer.Of);
    }

    public async Task<QboResult<ChangedEntities>> GetChangesAsync(
        DateTimeOffset since, IReadOnlyCollection<string> entityNames, CancellationToken cancellationToken)
    {
        var call = ApiCall.Read(
            "cdc",
            ("entities", string.Join(',', entityNames)),
            ("changedSince", since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        return ApiReader.Read(await channel.SendAsync(call, cancellationToken).ConfigureAwait(false), (root, _) => ChangedEntities.Of(root));
    }

    private Task<QboResult<ApiAnswer>> QueryAsync(string statement, CancellationToken cancellationToken) =>
        channel.SendAsync(ApiCall.Read("query", ("query", statement)), cancellationToken);

    private async Task<QboResult<T>> WriteAsync<T>(
        T entity, RequestId requestId, CancellationToken cancellationToken, params IReadOnlyList<(string Name, string Value)> parameters)
        where T : class, IWritableEntity<T>
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(entity, T.Json);
        return ApiReader.Entity<T>(await channel.SendAsync(ApiCall.Write(PathOf<T>(), body, requestId, parameters), cancellationToken).ConfigureAwait(false));
    }

    private static QboResult<CompanyInfo> ReadCompany(QboResult<ApiAnswer> result) => ApiReader.Read(result, (root, answer) =>
        root.Deserialize(IntuitJson.Default.CompanyInfoResponse)?.CompanyInfo is { CompanyName: { Length: > 0 } name } company
            ? new CompanyInfo(name, company.Country, answer.IntuitTid, answer.Milliseconds)
            : null);

    // Intuit's resources are the names of the entities in small letters.
#pragma warning disable CA1308
    private static string PathOf<T>()
        where T : class, IQboEntity<T> => T.EntityName.ToLowerInvariant();
#pragma warning restore CA1308

    private static string PathOf<T>(string id)
        where T : class, IQboEntity<T> => $"{PathOf<T>()}/{Uri.EscapeDataString(id)}";
}
