using System.Text.RegularExpressions;

namespace QboAdmin.Keys;

/// <summary>Tells by the name of a key, field or property whether its value is a secret.</summary>
internal static partial class SecretName
{
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "token", "tokens", "secret", "secrets", "password", "passwd", "passphrase", "pwd", "credential", "credentials", "apikey", "privatekey", "masterkey",
        "accesstoken", "refreshtoken", "clientsecret", "idtoken", "authorization", "cookie", "bearer", "pin", "otp",
    };

    private static readonly HashSet<string> Pairs = new(StringComparer.OrdinalIgnoreCase) { "api key", "private key", "master key", "access key", "signing key" };

    // What is only about a secret: when it ends, how many there are.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "at", "in", "expires", "expiry", "expiration", "ttl", "type", "kind", "count", "length", "life", "id", "name", "url", "uri", "issued", "lifetime",
    };

    public static bool Is(string name)
    {
        var words = Words().Matches(name).Select(match => match.Value).ToArray();
        return words.Length > 0
            && !Harmless.Contains(words[^1])
            && (words.Any(Secrets.Contains) || words.Zip(words.Skip(1), (first, second) => $"{first} {second}").Any(Pairs.Contains));
    }

    // snake_case, kebab-case, camelCase and the parts of a key between colons.
    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")]
    private static partial Regex Words();
}
