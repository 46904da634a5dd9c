using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>
/// The tokens that this instance has seen in the contract's keys, so that the same text is recognised wherever else it was put, whatever it
/// looks like.
/// </summary>
internal sealed class KnownSecrets
{
    private const int Most = 32;
    private const int Shortest = 8;
    private const int Compared = 24;

    private readonly Lock _gate = new();
    private readonly List<Secret> _known = [];

    public void Remember(Secret secret)
    {
        lock (_gate)
        {
            if (secret.Length < Shortest || _known.Contains(secret))
            {
                return;
            }

            _known.Add(secret);
            if (_known.Count > Most)
            {
                _known.RemoveAt(0);
            }
        }
    }

    /// <summary>Where they stand in a text, which may have been cut off within one.</summary>
    public IReadOnlyList<SecretFind> Find(string text)
    {
        lock (_gate)
        {
            return [.. _known.SelectMany(secret => Find(text, secret.Reveal()))];
        }
    }

    private static IEnumerable<SecretFind> Find(string text, string secret)
    {
        var beginning = secret[..Math.Min(Compared, secret.Length)];
        for (var at = text.IndexOf(beginning, StringComparison.Ordinal); at >= 0; at = text.IndexOf(beginning, at + 1, StringComparison.Ordinal))
        {
            var length = 0;
            while (length < secret.Length && at + length < text.Length && text[at + length] == secret[length])
            {
                length++;
            }

            yield return new SecretFind(at, length, SecretKind.Credential);
        }
    }
}
