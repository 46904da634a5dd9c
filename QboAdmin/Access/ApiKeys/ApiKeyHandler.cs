using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using QboAdmin.Values;

namespace QboAdmin.Access;

/// <summary>Signs in a program by <c>Authorization: Bearer &lt;key&gt;</c>, for this request.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiKeyRing keys) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(keys.Find(header.Parameter) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(Identities.New(key.Name, key.Role, AuthenticationSchemes.ApiKey), Scheme.Name))
            : AuthenticateResult.Fail("This API key is not known."));
    }
}
