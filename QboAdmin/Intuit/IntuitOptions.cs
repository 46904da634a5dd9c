using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <summary>How to reach Intuit and as which app. Filled by <c>Hosting/</c> from the <c>QBO_…</c> settings.</summary>
internal sealed class IntuitOptions
{
    public required QboEnvironment Environment { get; init; }

    public required string ClientId { get; init; }

    public required ClientSecret ClientSecret { get; init; }

    /// <summary>Where Intuit sends the browser back to; must be registered with the app to the letter.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>All of Intuit's hosts at once, without a trailing slash; null for the real ones.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The limit of one call to the OAuth endpoints.</summary>
    public TimeSpan OAuthLimit { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The limit of one read from QuickBooks.</summary>
    public TimeSpan ApiLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The limit of one write to QuickBooks; after it nobody here knows whether it was carried out. Intuit itself gives up after 120 s.</summary>
    public TimeSpan WriteLimit { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>The base of the Accounting API, with a trailing slash, as the original reports it.</summary>
    public string CompanyBaseUrl => $"{ApiRoot}/v3/company/";

    private string ApiRoot => BaseUrl is { } all ? all.AbsoluteUri.TrimEnd('/')
        : Environment == QboEnvironment.Production ? "https://quickbooks.api.intuit.com"
        : "https://sandbox-quickbooks.api.intuit.com";
}
