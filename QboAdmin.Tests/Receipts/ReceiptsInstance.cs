using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QboAdmin.Audit;
using QboAdmin.Intuit;
using QboAdmin.Receipts;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Receipts;

/// <summary>The receipts of one instance: over a real Redis, and the books of a simulator that several instances may share.</summary>
internal sealed class ReceiptsInstance : IAsyncDisposable
{
    /// <summary>Instances share their keys, as through Redis in the program.</summary>
    private static readonly EphemeralDataProtectionProvider Keys = new();

    private readonly IHost _host;

    private ReceiptsInstance(IHost host, LogSink log) => (_host, Log) = (host, log);

    public static ShiftedTime Time { get; } = new();

    /// <summary>Patient enough for a loaded machine, and not for more.</summary>
    public static OutboxOptions Quick { get; } = new()
    {
        SendingLease = TimeSpan.FromSeconds(30),
        CheckPauses = [TimeSpan.FromMilliseconds(50)],
        Pulse = TimeSpan.FromMilliseconds(50),
    };

    public LogSink Log { get; }

    public DraftStore Drafts => Get<DraftStore>();

    public Outbox Outbox => Get<Outbox>();

    public WriteFreeze Freeze => Get<WriteFreeze>();

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <param name="works">Whether its outbox acts on what is due; without, it is as an instance whose turn never comes.</param>
    public static async Task<ReceiptsInstance> StartAsync(
        string redisUrl, IAccountingClient client, OutboxOptions? options = null, bool works = true, IDataProtectionProvider? keys = null, IBooksOwner? company = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var log = new LogSink();
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddRedis(TestInstance.Options(redisUrl), QboEnvironment.Sandbox);
        builder.Services.AddSingleton(The.Instance);
        builder.Services.AddAudit();
        builder.Services.AddSingleton(client);
        builder.Services.AddSingleton(keys ?? Keys);
        builder.Services.AddReceipts();
        builder.Services.Replace(ServiceDescriptor.Singleton<IBooksOwner>(company ?? Company.Of(The.Realm)));
        builder.Services.Replace(ServiceDescriptor.Singleton(options ?? Quick));
        if (!works)
        {
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(OutboxWorker)));
        }

        var host = builder.Build();
        await host.Services.GetRequiredService<RedisConnection>().ConnectAsync();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new ReceiptsInstance(host, log);
    }

    /// <summary>A draft as a person has left it.</summary>
    public static ReceiptDraft NewDraft(ReceiptInput? input = null, string owner = "Fatuma Ali") => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Owner = owner,
        Company = The.Realm.Value,
        Input = input ?? Sample.Gift,
        CreatedAt = Time.GetUtcNow(),
        SavedAt = Time.GetUtcNow(),
        RequestId = QboAdmin.Intuit.Calls.RequestId.New().Value,
    };

    /// <summary>The same, saved.</summary>
    public async Task<ReceiptDraft> SavedAsync(ReceiptInput? input = null) =>
        (await Drafts.SaveAsync(NewDraft(input))).ShouldBeOfType<DraftSaved.Done>().Draft;

    public Task<ReceiptDraft> SendAsync(ReceiptDraft draft) =>
        Outbox.SendAsync(draft, ReceiptBuilder.Build(draft.Input, Sample.Setup).Request, Sample.Finance);

    /// <summary>Waits until the draft is in a state.</summary>
    public async Task<ReceiptDraft> BecomesAsync(ReceiptDraft draft, DraftState state) =>
        (await Eventually.Get(() => Drafts.FindAsync(draft.Id), now => now?.State == state, condition: $"the draft is {state}"))!;

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
