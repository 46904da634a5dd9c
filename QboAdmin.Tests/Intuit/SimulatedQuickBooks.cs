using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Tests.IntuitSimulator;

namespace QboAdmin.Tests.Intuit;

/// <summary>The Accounting client over a connected simulator of its own, as the program has them.</summary>
internal sealed class SimulatedQuickBooks : IAsyncDisposable
{
    private readonly IntuitRoom _room;

    private SimulatedQuickBooks(SimulatorHost intuit, IntuitRoom room) => (Intuit, _room) = (intuit, room);

    public SimulatorHost Intuit { get; }

    public IAccountingClient Client => _room.Accounting;

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<SimulatedQuickBooks> StartAsync(TimeSpan? limit = null)
    {
        var intuit = await SimulatorHost.StartAsync();
        var tokens = new ScriptedTokens { First = ScriptedTokens.Grant((await intuit.ConnectAsync()).Access) };
        return new SimulatedQuickBooks(intuit, new IntuitRoom(intuit.Root, tokens: tokens, limit: limit));
    }

    /// <summary>The simplest receipt: one gift, one line.</summary>
    public static SalesReceipt Gift(decimal amount = 125.50m, string customer = "1") => new()
    {
        CustomerRef = new Reference(customer),
        TxnDate = new DateOnly(2026, 3, 2),
        Line = [GiftLine(amount)],
    };

    public static ReceiptLine GiftLine(decimal amount, string item = "21") => new()
    {
        Amount = amount,
        DetailType = LineType.Item,
        SalesItemLineDetail = new ItemLineDetail { ItemRef = new Reference(item), Qty = 1, UnitPrice = amount },
    };

    /// <summary>A receipt that is in the books.</summary>
    public async Task<SalesReceipt> BookedAsync(SalesReceipt? receipt = null) =>
        (await Client.CreateAsync(receipt ?? Gift(), RequestId.New(), Cancelled)).Value.ShouldNotBeNull();

    public async Task<int> CountReceiptsAsync() => (int)(await Intuit.GetJsonAsync($"/control/books/{Fixtures.The.Realm}"))["SalesReceipt"]!;

    public Task<int> CallsAsync() => OAuthClientTests.CountAsync(Intuit, "apiCalls");

    public async ValueTask DisposeAsync()
    {
        await _room.DisposeAsync();
        await Intuit.DisposeAsync();
    }
}
