using QboAdmin.Values;

namespace QboAdmin.Intuit.Calls;

/// <summary>One request to the Accounting API, without token and company, so that it can be repeated under another token.</summary>
/// <param name="Method">GET reads; POST writes, but for a query.</param>
/// <param name="Path">Below the company, such as <c>salesreceipt/17</c>; ids in it are escaped already.</param>
/// <param name="Kind">How it counts and whether it may be repeated.</param>
internal sealed record ApiCall(HttpMethod Method, string Path, CallKind Kind)
{
    /// <summary>Stands in a path for the company, which is known only once there is a token.</summary>
    public const string RealmInPath = "{realm}";

    /// <summary>Of the query string, without <c>minorversion</c>. Values are escaped when the address is made.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters { get; init; } = [];

    /// <summary>The only company it may go to; null for whichever is connected.</summary>
    public RealmId? OnlyIn { get; init; }

    /// <summary>JSON; null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    public string Accept { get; init; } = "application/json";

    public string ContentType { get; init; } = "application/json";

    public static ApiCall Read(string path, params IReadOnlyList<(string Name, string Value)> parameters) =>
        new(HttpMethod.Get, path, CallKind.Read) { Parameters = parameters };

    public static ApiCall Write(string path, ReadOnlyMemory<byte>? body, RequestId id, params IReadOnlyList<(string Name, string Value)> parameters) =>
        new(HttpMethod.Post, path, CallKind.Write) { Body = body, Parameters = [.. parameters, ("requestid", id.Value)] };
}

/// <summary>How a call counts against Intuit's limits, and what may be done when its answer is lost.</summary>
internal enum CallKind
{
    /// <summary>Changes nothing: may be repeated at once. Metered by Intuit in production ("CorePlus").</summary>
    Read,

    /// <summary>As <see cref="Read"/>, but shown as it is, for whoever wants to know how QuickBooks fares.</summary>
    Probe,

    /// <summary>Changes something: never repeated here. Not metered.</summary>
    Write,

    /// <summary>Several at once, and with a limit of its own. Never repeated here.</summary>
    Batch,
}
