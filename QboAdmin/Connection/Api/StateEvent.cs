using System.Text.Json;
using System.Text.Json.Serialization;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>The whole state in one event of <c>/api/events</c>. Moments are whole Unix seconds; marks tell tokens apart and tell nothing of them.</summary>
internal sealed record StateEvent
{
    /// <summary>Grows with every change that QboAdmin writes.</summary>
    [JsonPropertyName("version")]
    public required long Version { get; init; }

    /// <summary>What differs from the event before: <c>state</c>, <c>tokens</c>, <c>company</c>, <c>storage</c>, or <c>other</c>. Empty in a snapshot.</summary>
    [JsonPropertyName("kinds")]
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>One word, such as <c>connected</c> or <c>reconnect_needed</c>.</summary>
    [JsonPropertyName("state")]
    public required string State { get; init; }

    /// <summary>Why, in words; null when all is well.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>A valid access token is held, or can be had without a person.</summary>
    [JsonPropertyName("authenticated")]
    public required bool Authenticated { get; init; }

    [JsonPropertyName("environment")]
    public required string Environment { get; init; }

    [JsonPropertyName("realm_id")]
    public string? RealmId { get; init; }

    [JsonPropertyName("company")]
    public string? Company { get; init; }

    /// <summary><c>redis</c>, <c>memory_only</c>, <c>not_saved</c> or <c>nothing</c>.</summary>
    [JsonPropertyName("storage")]
    public required string Storage { get; init; }

    [JsonPropertyName("access_token_mark")]
    public string? AccessTokenMark { get; init; }

    [JsonPropertyName("access_token_expires_at")]
    public long? AccessTokenExpiresAt { get; init; }

    [JsonPropertyName("refresh_token_mark")]
    public string? RefreshTokenMark { get; init; }

    [JsonPropertyName("refresh_token_expires_at")]
    public long? RefreshTokenExpiresAt { get; init; }

    /// <summary>Intuit's hard end, five years after the consent.</summary>
    [JsonPropertyName("hard_expires_at")]
    public long? HardExpiresAt { get; init; }

    /// <summary>When Redis drops the first of the four keys.</summary>
    [JsonPropertyName("stored_until")]
    public long? StoredUntil { get; init; }

    /// <summary>The instance that tells.</summary>
    [JsonPropertyName("instance")]
    public required string Instance { get; init; }

    public static StateEvent Of(ConnectionSnapshot snapshot, string instance, DateTimeOffset now) => new()
    {
        Version = snapshot.Version,
        State = snapshot.State.Word(),
        Reason = snapshot.RedisOutage?.Reason ?? snapshot.Refusal?.Error ?? snapshot.NotSavedReason ?? snapshot.Retry?.Reason ?? snapshot.Doubt?.Reason,
        Authenticated = snapshot.IsAuthenticated(now),
        Environment = snapshot.Environment.Key(),
        RealmId = snapshot.Realm?.Value,
        Company = snapshot.Company?.Name,
        Storage = JsonNamingPolicy.SnakeCaseLower.ConvertName(snapshot.Storage.ToString()),
        AccessTokenMark = snapshot.AccessToken?.ToString(),
        AccessTokenExpiresAt = snapshot.AccessTokenEndsAt?.ToUnixTimeSeconds(),
        RefreshTokenMark = snapshot.RefreshToken?.ToString(),
        RefreshTokenExpiresAt = snapshot.RefreshTokenEndsAt?.ToUnixTimeSeconds(),
        HardExpiresAt = snapshot.HardEndsAt?.ToUnixTimeSeconds(),
        StoredUntil = snapshot.StoredUntil?.ToUnixTimeSeconds(),
        Instance = instance,
    };

    /// <summary>The same, with what differs from the event before.</summary>
    public StateEvent After(StateEvent before)
    {
        var kinds = new List<string>();
        Add("state", (before.State, before.Reason, before.Authenticated) != (State, Reason, Authenticated));
        Add("tokens", before.Tokens != Tokens);
        Add("company", (before.RealmId, before.Company) != (RealmId, Company));
        Add("storage", (before.Storage, before.StoredUntil) != (Storage, StoredUntil));
        return this with { Kinds = kinds.Count > 0 ? kinds : ["other"] };

        void Add(string kind, bool differs)
        {
            if (differs)
            {
                kinds.Add(kind);
            }
        }
    }

    private (string?, long?, string?, long?, long?) Tokens =>
        (AccessTokenMark, AccessTokenExpiresAt, RefreshTokenMark, RefreshTokenExpiresAt, HardExpiresAt);
}

/// <summary>States as programs read them.</summary>
internal static class StateNames
{
    /// <summary>In small letters with underscores, such as <c>reconnect_needed</c>.</summary>
    public static string Word(this ConnectionState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());
}
