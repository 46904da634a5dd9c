namespace QboAdmin.Components.Api;

/// <summary>One thing that a program may ask, as the page explains it.</summary>
/// <param name="Method">Such as <c>GET</c>.</param>
/// <param name="Path">Such as <c>/api/token</c>.</param>
/// <param name="Group">Under which heading.</param>
/// <param name="Summary">In one line.</param>
/// <param name="Who">Who may call it.</param>
public sealed record ApiCall(string Method, string Path, string Group, string Summary, string Who)
{
    /// <summary>In a few sentences; null when the summary says it all.</summary>
    public string? Description { get; init; }

    /// <summary>What it may answer.</summary>
    public IReadOnlyList<ApiAnswer> Answers { get; init; } = [];
}

/// <summary>One answer.</summary>
/// <param name="Status">Such as <c>200</c>.</param>
/// <param name="Meaning">In a few words.</param>
/// <param name="Example">As it is sent; null when there is none.</param>
public sealed record ApiAnswer(string Status, string Meaning, string? Example);
