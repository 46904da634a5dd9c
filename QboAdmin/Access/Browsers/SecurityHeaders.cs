using QboAdmin.Values;

namespace QboAdmin.Access;

/// <summary>What browsers are told to forbid: foreign scripts, frames around these pages, plain http, guessing of content types.</summary>
internal static class SecurityHeaders
{
    private const int TwoYears = 63_072_000;

    /// <summary>Before everything that answers, so that errors and refusals carry them too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app, PublicAddress address) =>
        app.UseSecurityHeaders(New(address));

    private static HeaderPolicyCollection New(PublicAddress address)
    {
        var headers = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyNoReferrer()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddPermissionsPolicyWithDefaultSecureDirectives()
            .RemoveServerHeader()
            .AddContentSecurityPolicy(Content);

        // The library sends it only where the request came by https, or was brought by a proxy that the redirect URI vouches for.
        return address.IsHttps ? headers.AddStrictTransportSecurityMaxAge(TwoYears) : headers;
    }

    private static void Content(CspBuilder content)
    {
        content.AddDefaultSrc().None();
        content.AddScriptSrc().Self();

        // MudBlazor writes its theme as a style element and places its popovers by style attributes.
        content.AddStyleSrc().Self().UnsafeInline();
        content.AddImgSrc().Self().Data().Blob();
        content.AddFontSrc().Self();
        content.AddConnectSrc().Self();
        content.AddFrameSrc().Self();
        content.AddBaseUri().Self();
        content.AddFormAction().Self();
        content.AddFrameAncestors().None();
    }
}
