using Microsoft.AspNetCore.WebUtilities;
using QboAdmin.IntuitSimulator.Http;

namespace QboAdmin.IntuitSimulator.OAuth;

/// <summary>
/// The authorize request. The consent form carries <see cref="Query"/> whole and as it came, because a browser rewrites line breaks in
/// form values and the state has to return letter by letter.
/// </summary>
internal sealed record AuthorizeRequest(
    string Query, string? ClientId, string? ResponseType, string? Scope, string? RedirectUri, string? State)
{
    public static AuthorizeRequest Parse(string query)
    {
        var fields = QueryHelpers.ParseQuery(query);
        return new AuthorizeRequest(
            query,
            fields.Single("client_id"),
            fields.Single("response_type"),
            fields.Single("scope"),
            fields.Single("redirect_uri"),
            fields.Single("state"));
    }

    /// <summary>Why Intuit would show its own page instead of sending anybody back to the app; null when it would not.</summary>
    public string? Refusal(string registeredClientId)
    {
        if (ClientId is null) return "The request has no client_id, or more than one.";
        if (ClientId != registeredClientId) return "No app is registered under this client_id.";
        if (RedirectUris.Problem(RedirectUri) is { } problem) return problem;
        return State is null ? "The request has no state, or more than one. Intuit refuses requests without it." : null;
    }

    /// <summary>The error to send back to the app; null when there is none.</summary>
    public string? Error => ResponseType switch
    {
        null => "invalid_request",
        not "code" => "unsupported_response_type",
        _ => Scopes.Parse(Scope) is null ? "invalid_scope" : null,
    };

    /// <summary>The app's address with the answer, in the order of Intuit's samples. The state goes back exactly as it was read.</summary>
    public string Return(string answer, string value, string? realmId = null)
    {
        var url = $"{RedirectUri}?{answer}={Uri.EscapeDataString(value)}";
        if (State is not null) url += $"&state={Uri.EscapeDataString(State)}";
        return realmId is null ? url : $"{url}&realmId={realmId}";
    }
}
