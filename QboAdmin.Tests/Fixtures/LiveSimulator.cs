using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QboAdmin.IntuitSimulator;
using QboAdmin.IntuitSimulator.Faults;
using QboAdmin.IntuitSimulator.Grants;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.Tests.Fixtures;

/// <summary>
/// Intuit over real HTTP and in real time, whose mind can be read: which refresh token lives, and which came after which. One company,
/// connected once.
/// </summary>
internal sealed class LiveSimulator : IAsyncDisposable
{
    public const string TokenPath = "/oauth2/v1/tokens/bearer";

    private readonly WebApplication _app;

    private LiveSimulator(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public long Refreshes => Store.Read(state => state.Counters.Refreshes);

    public long RefreshesRefused => Store.Read(state => state.Counters.RefreshesRefused);

    /// <summary>The refresh token that lives.</summary>
    public string Living => Store.Read(state => state.Grants.Single().Refresh.Value);

    private StateStore Store => _app.Services.GetRequiredService<StateStore>();

    private AuthorizationServer Server => _app.Services.GetRequiredService<AuthorizationServer>();

    public static async Task<LiveSimulator> StartAsync(RefreshMode mode)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddIntuitSimulator(options => (options.ClientId, options.ClientSecret) = (The.ClientId, The.ClientSecret.Reveal()));
        foreach (var keys in builder.Services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToArray())
        {
            builder.Services.Remove(keys);
        }

        var app = builder.Build();
        app.MapIntuitSimulator();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var simulator = new LiveSimulator(app);
        simulator.Store.Change(state => state.Behaviour = state.Behaviour with { RefreshMode = mode });
        return simulator;
    }

    /// <summary>A person's consent, and the tokens it leads to.</summary>
    public IssuedTokens Connect()
    {
        const string Redirect = "http://localhost:5000/qbo/callback";
        var consent = new Consent(The.ClientId, Redirect, ["com.intuit.quickbooks.accounting"], The.Realm.Value, DateTimeOffset.UtcNow);
        return Server.Exchange(Server.IssueCode(consent), Redirect)!;
    }

    /// <summary>What a program gets that refreshes on its own; null when it is refused.</summary>
    public IssuedTokens? Refresh(string token) => Server.Refresh(token);

    public void RotateAtNextRefresh() => Store.Change(state => state.Grants.Single().RotateNext = true);

    /// <summary>Ends every access token issued so far.</summary>
    public void EndAccessTokens() => Store.Change(state => state.EndedAccessTokens = state.LastAccessToken);

    public bool AcceptsAccess(string token) => Server.Check(token).Verdict == AccessVerdict.Valid;

    /// <summary>Whether a refresh with this token would be granted now. Asks without using it.</summary>
    public bool AcceptsRefresh(string token) => Store.Read(state =>
    {
        var (grant, now) = (state.Grants.Single(), DateTimeOffset.UtcNow);
        var hash = TokenPrint.Hash(token);
        return grant.CanRefresh(now)
            && (grant.Refresh.Value == token
                || (state.Behaviour.RefreshMode == RefreshMode.GraceDaily && grant.Stale.Exists(stale => stale.Hash == hash)));
    });

    /// <summary>How many rotations came before this token; -1 for one that was never issued.</summary>
    public int RotationOf(string token) => Store.Read(state =>
    {
        var grant = state.Grants.Single();
        return grant.Refresh.Value == token ? grant.Stale.Count : grant.Stale.FindIndex(stale => stale.Hash == TokenPrint.Hash(token));
    });

    public void Misbehave(params ImmutableArray<Fault> faults)
    {
        foreach (var fault in faults)
        {
            _app.Services.GetRequiredService<FaultQueue>().TryAdd(fault);
        }
    }

    public void Behave() => _app.Services.GetRequiredService<FaultQueue>().Clear();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
