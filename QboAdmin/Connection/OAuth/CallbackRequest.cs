namespace QboAdmin.Connection;

/// <summary>What Intuit's redirect brought back. Not a record: it would print the code.</summary>
internal sealed class CallbackRequest
{
    public const int MaxCodeLength = 1_024;

    public required string State { get; init; }

    /// <summary>Null when Intuit reports an error instead.</summary>
    public string? Code { get; init; }

    public string? RealmId { get; init; }

    public string? Error { get; init; }

    /// <summary>The cookie of this browser; null when it has none.</summary>
    public string? Browser { get; init; }

    /// <summary>Tells two answers of Intuit apart.</summary>
    public string AnswerHash => OpaqueId.Hash($"{Code}|{RealmId}|{Error}");

    /// <summary>Reads the query; null when a parameter is missing, repeated or too long.</summary>
    public static CallbackRequest? Read(IQueryCollection query, string? browser)
    {
        string[] names = ["state", "code", "realmId", "error"];
        if (names.Any(name => query[name].Count > 1 || query[name].ToString().Length > MaxCodeLength))
        {
            return null;
        }

        var (state, code, realm, error) = (Text("state"), Text("code"), Text("realmId"), Text("error"));
        var isAnswer = code is not null && Values.RealmId.TryParse(realm, out _);
        return state is not null && (error is not null || isAnswer)
            ? new CallbackRequest { State = state, Code = code, RealmId = realm, Error = error, Browser = browser }
            : null;

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
    }
}
