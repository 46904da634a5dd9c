using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>Something that happened to the connection, as the pages list it. Holds no secret.</summary>
/// <param name="Id">Unique.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Instance">Where it was noticed or done.</param>
public sealed record ConnectionEvent(string Id, DateTimeOffset At, ConnectionEventKind Kind, string Instance)
{
    /// <summary>The person or program that did it; null when nobody did.</summary>
    public string? By { get; init; }

    /// <summary>The company or key it is about; null when it is about neither.</summary>
    public string? About { get; init; }

    /// <summary>What went wrong, in words that may be shown; null when nothing did.</summary>
    public string? Reason { get; init; }

    /// <summary>How long it took; null when that says nothing.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>The mark of the access token before; null when there was none or it did not matter.</summary>
    public Fingerprint? Before { get; init; }

    /// <summary>The mark of the access token after.</summary>
    public Fingerprint? After { get; init; }
}
