namespace QboAdmin.Values;

/// <summary>The address under which people reach QboAdmin: that of the redirect URI, because Intuit sends them back there.</summary>
internal sealed class PublicAddress(Uri redirectUri)
{
    /// <summary>Scheme, host and port, without a trailing slash.</summary>
    public string Origin { get; } = redirectUri.GetLeftPart(UriPartial.Authority);

    /// <summary>Host and, unless it is the scheme's own, port: what browsers send as <c>Host</c>.</summary>
    public string Authority { get; } = redirectUri.Authority;

    /// <summary>Whether cookies must be Secure.</summary>
    public bool IsHttps { get; } = redirectUri.Scheme == Uri.UriSchemeHttps;
}
