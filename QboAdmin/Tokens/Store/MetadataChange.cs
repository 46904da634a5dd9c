using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>Which metadata fields a write sets and which it removes; those not named stay as they are.</summary>
internal sealed class MetadataChange
{
    public static readonly MetadataChange None = new(new Dictionary<string, string?>());

    private readonly IReadOnlyDictionary<string, string?> _fields;

    private MetadataChange(IReadOnlyDictionary<string, string?> fields) => _fields = fields;

    /// <summary>Removes everything but the version.</summary>
    public static MetadataChange Forget => None.Clear(MetadataFields.All);

    /// <summary>Field and value; null removes the field.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields => _fields;

    /// <summary>Writes all that is known, as after a loss.</summary>
    public static MetadataChange Everything(ConnectionMetadata metadata)
    {
        var change = metadata.Realm is { } realm ? Forget.Set(realm) : Forget;
        return change
            .Set(metadata.Company)
            .Set(metadata.ConnectedBy)
            .Set(metadata.DisconnectedBy)
            .Set(metadata.Issued)
            .Set(metadata.LastRefresh)
            .Set(metadata.Proof)
            .Set(metadata.Doubt)
            .Set(metadata.Refusal)
            .Set(metadata.Retry);
    }

    public MetadataChange Clear(params string[] fields) => fields.Aggregate(this, (change, name) => change.With(name, null));

    public MetadataChange Set(RealmId value) => With(MetadataFields.Realm, value.Value);

    public MetadataChange Set(Company? value) => With(MetadataFields.Company, value, TokensJson.Default.Company);

    public MetadataChange Set(ConnectedBy? value) => With(MetadataFields.ConnectedBy, value, TokensJson.Default.ConnectedBy);

    public MetadataChange Set(DisconnectedBy? value) => With(MetadataFields.DisconnectedBy, value, TokensJson.Default.DisconnectedBy);

    public MetadataChange Set(IssuedTokens? value) => With(MetadataFields.Issued, value, TokensJson.Default.IssuedTokens);

    public MetadataChange Set(RefreshRecord? value) => With(MetadataFields.LastRefresh, value, TokensJson.Default.RefreshRecord);

    /// <summary>A proof ends every doubt before it.</summary>
    public MetadataChange Set(Proof? value) =>
        With(MetadataFields.Proof, value, TokensJson.Default.Proof).With(MetadataFields.Doubt, null);

    public MetadataChange Set(Doubt? value) => With(MetadataFields.Doubt, value, TokensJson.Default.Doubt);

    public MetadataChange Set(Refusal? value) => With(MetadataFields.Refusal, value, TokensJson.Default.Refusal);

    public MetadataChange Set(RetryPlan? value) => With(MetadataFields.Retry, value, TokensJson.Default.RetryPlan);

    public MetadataChange Set(RefreshUnderway? value) => With(MetadataFields.Underway, value, TokensJson.Default.RefreshUnderway);

    private MetadataChange With<T>(string name, T? value, JsonTypeInfo<T> type)
        where T : class =>
        With(name, value is null ? null : JsonSerializer.Serialize(value, type));

    private MetadataChange With(string name, string? value) => new(new Dictionary<string, string?>(_fields) { [name] = value });
}
