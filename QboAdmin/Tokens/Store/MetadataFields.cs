using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>The fields of the metadata hash and how they are read: small JSON documents, so that each can change alone.</summary>
internal static class MetadataFields
{
    public const string Version = "version";
    public const string Realm = "realm";
    public const string Company = "company";
    public const string ConnectedBy = "connected";
    public const string DisconnectedBy = "disconnected";
    public const string Issued = "issued";
    public const string LastRefresh = "last_refresh";
    public const string Proof = "proof";
    public const string Doubt = "doubt";
    public const string Refusal = "refusal";
    public const string Retry = "retry";
    public const string Underway = "underway";

    /// <summary>Another text after each takeover of the refresh lock, so that the holder it was taken from can tell.</summary>
    public const string Fence = "fence";

    /// <summary>Every field but the version, which only ever grows, and the fence, which only a takeover changes.</summary>
    public static readonly string[] All =
        [Realm, Company, ConnectedBy, DisconnectedBy, Issued, LastRefresh, Proof, Doubt, Refusal, Retry, Underway];

    /// <summary>Reads the hash; null when it has no field. A field that can't be read counts as missing.</summary>
    public static ConnectionMetadata? Read(HashEntry[] entries)
    {
        if (entries.Length == 0)
        {
            return null;
        }

        var fields = entries.ToDictionary(entry => (string)entry.Name!, entry => entry.Value, StringComparer.Ordinal);
        var json = TokensJson.Default;
        return new ConnectionMetadata
        {
            Version = long.TryParse((string?)fields.GetValueOrDefault(Version), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
            Fence = fields.GetValueOrDefault(Fence),
            Realm = RealmId.TryParse(fields.GetValueOrDefault(Realm), out var realm) ? realm : null,
            Company = Read(Company, json.Company),
            ConnectedBy = Read(ConnectedBy, json.ConnectedBy),
            DisconnectedBy = Read(DisconnectedBy, json.DisconnectedBy),
            Issued = Read(Issued, json.IssuedTokens),
            LastRefresh = Read(LastRefresh, json.RefreshRecord),
            Proof = Read(Proof, json.Proof),
            Doubt = Read(Doubt, json.Doubt),
            Refusal = Read(Refusal, json.Refusal),
            Retry = Read(Retry, json.RetryPlan),
            Underway = Read(Underway, json.RefreshUnderway),
        };

        T? Read<T>(string field, JsonTypeInfo<T> type)
            where T : class
        {
            if (!fields.TryGetValue(field, out var value) || value.IsNullOrEmpty)
            {
                return null;
            }

            try
            {
                return JsonSerializer.Deserialize((byte[])value!, type);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }
}
