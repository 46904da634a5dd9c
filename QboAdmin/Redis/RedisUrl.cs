using System.Globalization;
using StackExchange.Redis;

namespace QboAdmin.Redis;

/// <summary>
/// Reads <c>redis://[user][:password]@host[:port][/database]</c> and <c>rediss://…</c>, as hosts such as Heroku write it. The client
/// library reads only its own comma-separated form. User and password may be percent-encoded; an <c>@</c> or <c>/</c> in
/// a password is understood even when it is not. No message of an error holds the user or the password.
/// </summary>
internal static class RedisUrl
{
    private const int DefaultPort = 6379;

    /// <exception cref="FormatException">The address is wrong; the message says which part.</exception>
    public static ConfigurationOptions Parse(string url)
    {
        var (secure, remainder) = SplitScheme(url.Trim());
        var at = remainder.LastIndexOf('@');
        var (user, password) = at < 0 ? (null, null) : ReadCredentials(remainder[..at]);
        var (host, port, path, query) = SplitAddress(remainder[(at + 1)..]);

        return new ConfigurationOptions
        {
            EndPoints = { { host, port } },
            Ssl = secure,
            SslHost = secure ? host : null,
            User = user,
            Password = password,
            DefaultDatabase = ReadDatabase(path, query),
        };
    }

    /// <summary>Where it leads, without user and password.</summary>
    public static string Display(ConfigurationOptions options)
    {
        var database = options.DefaultDatabase is { } number and not 0 ? $"/{number}" : "";
        var address = options.EndPoints[0].ToString()!.Replace("Unspecified/", "", StringComparison.Ordinal);
        return $"{(options.Ssl ? "rediss" : "redis")}://{address}{database}";
    }

    private static (bool Secure, string Remainder) SplitScheme(string url)
    {
        if (url.StartsWith("redis://", StringComparison.OrdinalIgnoreCase))
        {
            return (false, url["redis://".Length..]);
        }

        return url.StartsWith("rediss://", StringComparison.OrdinalIgnoreCase)
            ? (true, url["rediss://".Length..])
            : throw Wrong("it must start with redis:// or rediss://");
    }

    private static (string? User, string? Password) ReadCredentials(string credentials)
    {
        var colon = credentials.IndexOf(':', StringComparison.Ordinal);
        var user = Unescape(colon < 0 ? credentials : credentials[..colon], "user");
        var password = colon < 0 ? null : Unescape(credentials[(colon + 1)..], "password");

        // Before Redis 6 there were no users, and hosts still write "h:" or any other name in front of the one password.
        return (user.Length == 0 || user is "h" or "default" ? null : user, password is { Length: > 0 } ? password : null);
    }

    private static string Unescape(string text, string part)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                throw Wrong($"the {part} has a '%' that is not followed by two hex digits; write a plain '%' as %25");
            }
        }

        return Uri.UnescapeDataString(text);
    }

    private static (string Host, int Port, string Path, string Query) SplitAddress(string address)
    {
        var queryAt = address.IndexOf('?', StringComparison.Ordinal);
        var query = queryAt < 0 ? "" : address[(queryAt + 1)..];
        var beforeQuery = queryAt < 0 ? address : address[..queryAt];
        var slash = beforeQuery.IndexOf('/', StringComparison.Ordinal);
        var path = slash < 0 ? "" : beforeQuery[(slash + 1)..];
        var hostAndPort = slash < 0 ? beforeQuery : beforeQuery[..slash];

        var colon = hostAndPort.LastIndexOf(':');
        var hasPort = colon >= 0 && !hostAndPort[colon..].Contains(']', StringComparison.Ordinal);
        var host = (hasPort ? hostAndPort[..colon] : hostAndPort).Trim('[', ']');
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw Wrong(host.Length == 0 ? "the host is missing" : "the host is not a valid name or IP address");
        }

        return (host, hasPort ? ReadPort(hostAndPort[(colon + 1)..]) : DefaultPort, path, query);
    }

    private static int ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535
            ? port
            : throw Wrong("the port must be a number from 1 to 65535");

    private static int? ReadDatabase(string path, string query)
    {
        var fromQuery = query.Split('&').FirstOrDefault(part => part.StartsWith("db=", StringComparison.OrdinalIgnoreCase))?[3..];
        var text = path.Trim('/') is { Length: > 0 } inPath ? inPath : fromQuery;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var database)
            ? database
            : throw Wrong("the database after the '/' must be a number");
    }

    private static FormatException Wrong(string what) =>
        new($"REDIS_URL is not usable: {what}. Expected redis://[user][:password]@host[:port][/database], or rediss:// for TLS.");
}
