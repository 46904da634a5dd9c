namespace QboAdmin.Receipts;

internal static class ReceiptsExtensions
{
    /// <summary>Drafts, the outbox and what receipts are made of.</summary>
    public static IServiceCollection AddReceipts(this IServiceCollection services)
    {
        services.AddSingleton<EntryRules>();
        services.AddSingleton<ReceiptChecks>();
        services.AddSingleton<IBooksOwner, ConnectedBooks>();
        services.AddSingleton<CompanyListsReader>();
        services.AddSingleton<CustomerSearch>();
        services.AddSingleton<DraftSeal>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<DraftChanges>();
        services.AddSingleton<WriteFreeze>();
        services.AddSingleton<OutboxOptions>();
        services.AddSingleton<ReceiptLookup>();
        services.AddSingleton<DuplicateCheck>();
        services.AddSingleton<OutboxResolver>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<ReceiptBrowser>();
        services.AddSingleton<ReceiptBooking>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }
}
