using System.Text.Json.Serialization;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>Intuit said no to a refresh token for good. Holds only as long as that very token is stored.</summary>
/// <param name="RefreshToken">The mark of the refused token.</param>
/// <param name="At">When.</param>
/// <param name="Error">Intuit's word, such as <c>invalid_grant</c>.</param>
/// <param name="IntuitTid">Intuit's trace id, for its support; null when it gave none.</param>
/// <param name="Instance">The instance that asked.</param>
/// <param name="AccessToken">The mark of an access token that QuickBooks refused as well; null when none was tried.</param>
public sealed record Refusal(
    Fingerprint RefreshToken,
    DateTimeOffset At,
    string Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? IntuitTid,
    string Instance,
    Fingerprint? AccessToken = null);
