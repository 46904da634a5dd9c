namespace QboAdmin.IntuitSimulator.OAuth;

/// <summary>
/// Intuit's rules for a redirect URI of development keys: https on a named host without query or fragment, or http on localhost.
/// Loopback addresses are taken too, which Intuit would refuse: they never leave the machine, as localhost doesn't.
/// </summary>
internal static class RedirectUris
{
    private const int Longest = 2048;

    /// <summary>What is wrong with the URI, for the person who set it; null when nothing is.</summary>
    public static string? Problem(string? text)
    {
        if (text is null) return "The request has no redirect_uri, or more than one.";
        if (text.Length > Longest) return $"The redirect_uri is longer than {Longest} characters.";
        if (text.Any(letter => letter is <= ' ' or > '~' or '\\') || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return "The redirect_uri is not an absolute URI.";
        if (text.Contains('?', StringComparison.Ordinal)) return "The redirect_uri has a query string. Carry data in state instead.";
        if (text.Contains('#', StringComparison.Ordinal)) return "The redirect_uri has a fragment.";
        if (uri.UserInfo.Length > 0) return "The redirect_uri carries a user name.";
        return uri.Scheme switch
        {
            "https" when uri.HostNameType == UriHostNameType.Dns => null,
            "https" => "The redirect_uri names an IP address. Intuit wants a host name.",
            "http" when uri.Host is "localhost" or "127.0.0.1" or "[::1]" => null,
            "http" => "The redirect_uri must be https. Plain http is for localhost only.",
            _ => "The redirect_uri must be https, or http on localhost.",
        };
    }
}
