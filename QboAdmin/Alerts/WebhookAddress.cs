using QboAdmin.Values;

namespace QboAdmin.Alerts;

/// <summary>Where alerts are sent: <c>QBOADMIN_ALERT_WEBHOOK</c>. Whoever knows such an address may post there, so it is a secret but for its host.</summary>
internal sealed class WebhookAddress : Secret
{
    private WebhookAddress(Uri uri)
        : base(uri.AbsoluteUri) => Host = uri.Authority;

    /// <summary>Host and port, which may be shown.</summary>
    public string Host { get; }

    /// <exception cref="FormatException">It is not an address that may be used; the message says why, without it.</exception>
    public static WebhookAddress Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? new WebhookAddress(uri)
            : throw new FormatException("QBOADMIN_ALERT_WEBHOOK must be an https address, or an http one of this machine.");
}
