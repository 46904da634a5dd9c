using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using QboAdmin.Access.KeyRing;
using QboAdmin.Values;

namespace QboAdmin.Access;

internal static class AccessExtensions
{
    // Chooses between cookie and key by what the request carries.
    private const string ByRequest = "ByRequest";

    private static readonly TimeSpan SessionLife = TimeSpan.FromHours(12);

    /// <summary>Sign-in, API keys, policies and the guard of what changes something.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, AccessOptions options, PublicAddress address, ClientSecret secret)
    {
        services.AddKeyRing(secret);
        services.AddSingleton(options);
        services.AddSingleton(options.ApiKeys);
        services.AddSingleton<LocalOnly>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessAnswers>();

        services.AddAuthentication(ByRequest)
            .AddPolicyScheme(ByRequest, null, scheme => scheme.ForwardDefaultSelector = context =>
                context.Request.Headers.ContainsKey("Authorization") ? AuthenticationSchemes.ApiKey : AuthenticationSchemes.Session)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(AuthenticationSchemes.ApiKey, null)
            .AddCookie(AuthenticationSchemes.Session, cookie => ConfigureSession(cookie, address));

        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(People())
            .SetDefaultPolicy(People())
            .AddPolicy(Policies.See, People())
            .AddPolicy(Policies.ReadStatus, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.TakeToken, policy => policy
                .AddAuthenticationSchemes(AuthenticationSchemes.ApiKey)
                .RequireRole(nameof(Role.Program), nameof(Role.Operator)))
            .AddPolicy(Policies.ReadHealth, policy => policy.RequireAssertion(context =>
                context.User.IsInRole(nameof(Role.Operator)) || context.User.Identity?.AuthenticationType == AuthenticationSchemes.ApiKey))
            .AddPolicy(Policies.Operate, policy => policy.RequireRole(nameof(Role.Operator)));

        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = CookieName("antiforgery", address);
            antiforgery.Cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            antiforgery.Cookie.Path = "/";
        });
        return services;
    }

    /// <summary>After authentication and authorization, before any endpoint.</summary>
    public static void UseStateChangeGuard(this IApplicationBuilder app) => app.UseMiddleware<StateChangeGuard>();

    public static void MapAccess(this IEndpointRouteBuilder endpoints) => endpoints.MapSignIn();

    private static AuthorizationPolicy People() => new AuthorizationPolicyBuilder()
        .RequireRole(nameof(Role.Viewer), nameof(Role.Finance), nameof(Role.Operator))
        .Build();

    private static void ConfigureSession(CookieAuthenticationOptions cookie, PublicAddress address)
    {
        cookie.Cookie.Name = CookieName("session", address);
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.ExpireTimeSpan = SessionLife;
        cookie.SlidingExpiration = false;
    }

    // __Host- binds a cookie to this very host; browsers take it only with https.
    private static string CookieName(string what, PublicAddress address) => address.IsHttps ? $"__Host-qbo_{what}" : $"qbo_{what}";
}
