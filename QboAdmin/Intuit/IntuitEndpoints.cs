namespace QboAdmin.Intuit;

/// <summary>Where Intuit's OAuth server is.</summary>
internal sealed record IntuitEndpoints(Uri Authorize, Uri Token, Uri Revoke)
{
    /// <summary>As published in Intuit's discovery documents; used while those can't be read.</summary>
    public static IntuitEndpoints BuiltIn(Uri? baseUrl) => baseUrl is { } all
        ? new IntuitEndpoints(
            Under(all, "connect/oauth2"),
            Under(all, "oauth2/v1/tokens/bearer"),
            Under(all, "v2/oauth2/tokens/revoke"))
        : new IntuitEndpoints(
            new Uri("https://appcenter.intuit.com/connect/oauth2"),
            new Uri("https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"),
            new Uri("https://developer.api.intuit.com/v2/oauth2/tokens/revoke"));

    public static Uri Under(Uri baseUrl, string path) => new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{path}");
}
