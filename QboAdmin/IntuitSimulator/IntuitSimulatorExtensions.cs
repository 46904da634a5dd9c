using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QboAdmin.IntuitSimulator.Accounting;
using QboAdmin.IntuitSimulator.Books.Storage;
using QboAdmin.IntuitSimulator.Control;
using QboAdmin.IntuitSimulator.Faults;
using QboAdmin.IntuitSimulator.Grants;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.OAuth;
using QboAdmin.IntuitSimulator.OpenId;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator;

/// <summary>
/// Plugs the simulator into a web application: a stand-in for Intuit's OAuth server and Accounting API that real clients take for Intuit
/// when only their base address is changed.
/// </summary>
internal static class IntuitSimulatorExtensions
{
    public static IServiceCollection AddIntuitSimulator(this IServiceCollection services, Action<SimulatorOptions> configure)
    {
        services.AddOptions<SimulatorOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SimulatorOptions>, SimulatorOptions.Validator>());
        services.AddRazorComponents();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton(CreateStore);
        services.AddHostedService<StateSaver>();
        services.AddSingleton<SimulatorClock>().AddSingleton<AuthorizationServer>().AddSingleton<BasicCredentials>();
        services.AddSingleton<SigningKey>().AddSingleton<IdTokens>();
        services.AddSingleton<GatewayAnswers>().AddSingleton<ApiAnswers>();
        services.AddSingleton<FaultQueue>().AddSingleton<FaultAnswers>();
        services.AddSingleton<SimulatorControls>().AddSingleton<ControlReply>();
        services.AddSingleton<ControlEndpoint>().AddSingleton<FaultEndpoint>();

        services.AddSingleton<AuthorizeEndpoint>().AddSingleton<TokenEndpoint>().AddSingleton<RevokeEndpoint>();
        services.AddSingleton<DiscoveryEndpoint>().AddSingleton<UserInfoEndpoint>();
        services.AddSingleton<BooksShelf>().AddSingleton<QueryService>().AddSingleton<ThrottleWindows>();
        services.AddSingleton<CompanyInfoEndpoint>().AddSingleton<EntityEndpoint>().AddSingleton<ReceiptEndpoint>();
        services.AddSingleton<QueryEndpoint>().AddSingleton<BatchEndpoint>().AddSingleton<ChangesEndpoint>();
        services.AddSingleton<BooksEndpoint>();
        return services;
    }

    /// <summary>Maps everything under the prefix of the options. Unknown paths below it are answered too.</summary>
    public static SimulatorEndpoints MapIntuitSimulator(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<SimulatorOptions>>().Value;
        var all = endpoints.MapGroup(options.PathPrefix).AddEndpointFilter<TraceFilter>();
        all.MapOAuth();
        all.MapAccounting();
        all.MapRest(options);

        return new SimulatorEndpoints(all, all.MapControl());
    }

    private static StateStore CreateStore(IServiceProvider services)
    {
        var folder = services.GetRequiredService<IOptions<SimulatorOptions>>().Value.DataFolder;
        return new StateStore(folder is null ? null : ActivatorUtilities.CreateInstance<StateFile>(services, folder));
    }
}
