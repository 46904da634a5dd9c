using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>
/// Ties a sign-in at Intuit to the browser that began it, so that nobody can have another person's browser finish it. Lax, because Intuit's
/// redirect must bring it back.
/// </summary>
internal sealed class ConnectCookie(PublicAddress address)
{
    private readonly string _name = address.IsHttps ? "__Secure-qbo_connect" : "qbo_connect";

    /// <summary>The id of this browser; null when it has none.</summary>
    public string? Read(HttpContext http) => http.Request.Cookies[_name] is { } id && OpaqueId.IsWellFormed(id) ? id : null;

    /// <summary>The id of this browser, kept for another ten minutes. Several tabs share it.</summary>
    public string ReadOrGive(HttpContext http)
    {
        var id = Read(http) ?? OpaqueId.New();
        http.Response.Cookies.Append(_name, id, new CookieOptions
        {
            Path = "/qbo",
            HttpOnly = true,
            Secure = address.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = Redis.RedisKeys.AuthorizationLife,
            IsEssential = true,
        });
        return id;
    }
}
