namespace QboAdmin.IntuitSimulator.State;

/// <summary>The switches of the authorization server; also the JSON of <c>GET /control/mode</c>.</summary>
internal sealed record Behaviour
{
    public RefreshMode RefreshMode { get; set; }

    /// <summary>A second exchange of a code revokes the grant that the first one made (Intuit FAQ: it may).</summary>
    public bool CodeReuseRevokes { get; set; } = true;
}
