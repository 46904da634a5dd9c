using System.Net;
using System.Text.RegularExpressions;

namespace QboAdmin.Tests.Fixtures;

/// <summary>A browser without a window: somebody signed in with a key, holding the session's cookie.</summary>
internal static partial class SignedIn
{
    public static async Task<HttpClient> AsAsync(AppInstance instance, string key)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri(instance.Url),
        };
        var page = await http.GetStringAsync(new Uri("/login", UriKind.Relative), TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["key"] = key,
            ["returnUrl"] = "/",
            ["__RequestVerificationToken"] = Antiforgery().Match(page).Groups[1].Value,
        });
        using var entered = await http.PostAsync(new Uri("/login", UriKind.Relative), form, TestContext.Current.CancellationToken);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.Location!.ToString().ShouldBe("/");
        return http;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
