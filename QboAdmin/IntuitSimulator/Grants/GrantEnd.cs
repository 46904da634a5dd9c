using System.Text.Json.Serialization;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>Why a grant ended before its time. Both tokens are dead then.</summary>
[JsonConverter(typeof(StrictEnumConverter<GrantEnd>))]
internal enum GrantEnd
{
    RevokedByApp,
    DisconnectedInQuickBooks,
    CodeReused,
    StaleTokenUsed,
}
