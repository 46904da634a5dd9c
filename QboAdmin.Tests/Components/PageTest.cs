using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using QboAdmin.Audit;
using QboAdmin.Components;
using QboAdmin.Components.Layout;
using QboAdmin.Connection;
using QboAdmin.Intuit;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components;

/// <summary>
/// A page as somebody sees it, without server, browser or Redis: the product's own services, none of them started. The test says what the
/// connection, the instances and the events are, and the page must follow.
/// </summary>
public abstract class PageTest : BunitContext
{
    private readonly BunitAuthorizationContext _signIn;

    /// <param name="environment">Sandbox or production, on every page.</param>
    /// <param name="notices">What stands on every page.</param>
    protected PageTest(QboEnvironment environment = QboEnvironment.Sandbox, params StandingNotice[] notices)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        _signIn = AddAuthorization();
        Services.AddLogging();
        Services.AddSingleton<TimeProvider>(Clock);

        // A port that nobody listens at: whatever needs Redis finds it away.
        Services.AddRedis(TestInstance.Options("redis://127.0.0.1:1"), environment);
        Services.AddLive(The.Instance);
        Services.AddIntuit(new IntuitOptions
        {
            Environment = environment,
            ClientId = "the-client",
            ClientSecret = The.ClientSecret,
            RedirectUri = new Uri("http://localhost:5000/qbo/callback"),
            BaseUrl = new Uri("http://127.0.0.1:1"),
        });
        Services.AddTokens();
        Services.AddAudit();
        Services.AddConnection(new PublicAddress(new Uri("http://localhost:5000/qbo/callback")));
        Services.Replace(ServiceDescriptor.Singleton<IIntuitOAuthClient>(Intuit));
        Services.AddDataProtection();
        Services.AddMudServices();
        Services.AddSingleton(new SiteInfo(environment, The.Instance, notices));
    }

    /// <summary>Stands still at <see cref="The.Moment"/> until the test moves it.</summary>
    private protected FakeTimeProvider Clock { get; } = The.Clock();

    private protected ScriptedIntuit Intuit { get; } = new(The.Clock());

    /// <summary>The person whose page it is.</summary>
    private protected void SignIn(Actor person) => _signIn.SetAuthorized(person.Name).SetRoles(person.Role!.Value.ToString());

    /// <summary>Shows a picture of the connection, as the watch does after a look at Redis.</summary>
    private protected void Show(ConnectionSnapshot snapshot) => Services.GetRequiredService<ConnectionFeed>().Show(snapshot);

    /// <summary>Shows instances, as a heartbeat does.</summary>
    private protected void Show(params InstanceSighting[] sightings) => Show(new InstanceBoard([.. sightings], IsComplete: true));

    private protected void Show(InstanceBoard board) => Services.GetRequiredService<InstanceHeartbeat>().Board.Set(board);

    /// <summary>Lets something happen.</summary>
    private protected void Happen(ConnectionEvent happened) => Services.GetRequiredService<EventLog>().AddLocal(happened);

    /// <summary>Opens a page in its frame, with rail, bar and dialogs.</summary>
    private protected IRenderedComponent<MainLayout> Open<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => Render<MainLayout>(layout => layout.Add(frame => frame.Body, page =>
        {
            page.OpenComponent<TPage>(0);
            page.AddMultipleAttributes(1, parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value!)));
            page.CloseComponent();
        }));
}
