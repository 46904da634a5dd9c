namespace QboAdmin.IntuitSimulator.State;

/// <summary>The switches of the authorization server; also the JSON of <c>GET /control/mode</c>.</summary>
internal sealed record Behaviour
{
    public RefreshMode RefreshMode { get; set; }

    /// <summary>A second exchange of a code revokes the grant that the first one made (Intuit FAQ: it may).</summary>
    public bool CodeReuseRevokes { get; set; } = true;

    /// <summary>Intuit's limits for a company are kept: 500 requests a minute, 10 a second, 10 at once, 40 batches a minute.</summary>
    public bool EnforceLimits { get; set; }
}
