using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>What every page says about this installation.</summary>
internal static class Notices
{
    public static IEnumerable<StandingNotice> Of(AppSettings settings, Embedded embedded)
    {
        if (embedded.Redis.Configuration.Ssl && embedded.Redis.Tls.Kind == RedisTlsKind.SelfSigned)
        {
            yield return new StandingNotice(
                "Redis is not verified.",
                "REDIS_TLS=self-signed takes any certificate, so somebody in between could read the tokens. Set it to the certificate's SHA-256.",
                IsWarning: true);
        }

        if (settings.IsDemo)
        {
            var redis = embedded.Redis.IsEmbedded ? "Redis runs inside this program" : "Redis is outside";
            yield return new StandingNotice(
                "Demo.",
                $"Intuit is a simulator and {redis}. Nothing here reaches QuickBooks.",
                IsWarning: false,
                $"{embedded.IntuitBaseUrl?.AbsoluteUri.TrimEnd('/')}/control",
                "Simulator controls");
        }
    }
}
