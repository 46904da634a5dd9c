using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>The original's <c>justConnected</c>: true once, for the browser that has just come back from Intuit.</summary>
internal sealed class JustConnectedCookie(PublicAddress address, IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly string _name = address.IsHttps ? "__Secure-qbo_just_connected" : "qbo_just_connected";
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("QboAdmin.JustConnected").ToTimeLimitedDataProtector();

    public void Give(HttpContext http) => http.Response.Cookies.Append(_name, _protector.Protect("1", Life), Options(Life));

    /// <summary>Whether the browser has one; it has none afterwards. API keys never have.</summary>
    public bool Take(HttpContext http)
    {
        if (http.User.Identity?.AuthenticationType == AuthenticationSchemes.ApiKey || http.Request.Cookies[_name] is not { } cookie)
        {
            return false;
        }

        http.Response.Cookies.Delete(_name, Options(null));
        try
        {
            return _protector.Unprotect(cookie) == "1";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private CookieOptions Options(TimeSpan? life) => new()
    {
        Path = "/qbo",
        HttpOnly = true,
        Secure = address.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = life,
        IsEssential = true,
    };
}
