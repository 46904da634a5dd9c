using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QboAdmin.Access.KeyRing;
using QboAdmin.Connection;
using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Connection;

/// <summary>What a person does with the connection, on an instance without its web server.</summary>
internal static class Person
{
    /// <summary>The cookie of the person's browser.</summary>
    public static readonly string Browser = OpaqueId.New();

    /// <summary>An instance whose QuickBooks knows the names of companies, and whose keys are shared with the others.</summary>
    /// <param name="revokes">The clock by which Intuit is told later; null for the wall's.</param>
    public static Task<TestInstance> InstanceAsync(
        string redisUrl,
        string name = "web.1",
        ScriptedIntuit? intuit = null,
        ScriptedAccounting? accounting = null,
        IIntuitOAuthClient? oauth = null,
        TimeProvider? revokes = null) =>
        TestInstance.StartAsync(redisUrl, name, intuit, services =>
        {
            services.AddKeyRing(The.ClientSecret);
            services.Replace(ServiceDescriptor.Singleton<IAccountingClient>(accounting ?? new ScriptedAccounting()));
            if (revokes is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(provider => ActivatorUtilities.CreateInstance<RevokeQueue>(provider, revokes)));
            }

            if (oauth is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(oauth));
            }
        });

    /// <returns>The state that Intuit will send back.</returns>
    public static async Task<string> BeginAsync(this AuthorizationFlow flow)
    {
        var intuit = await flow.BeginAsync(The.Operator, Browser, CancellationToken.None);
        return QueryHelpers.ParseQuery(intuit.Query)["state"].ToString();
    }

    public static CallbackRequest Answer(string state, RealmId? realm = null, string code = "a-code", string? browser = null) => new()
    {
        State = state,
        Code = code,
        RealmId = (realm ?? The.Realm).Value,
        Browser = browser ?? Browser,
    };

    /// <summary>The whole way to Intuit and back.</summary>
    public static async Task<CallbackResult> ConsentAsync(this TestInstance instance, RealmId? realm = null)
    {
        var flow = instance.Get<AuthorizationFlow>();
        return await flow.CompleteAsync(Answer(await flow.BeginAsync(), realm));
    }
}
