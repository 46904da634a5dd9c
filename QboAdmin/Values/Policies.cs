namespace QboAdmin.Values;

/// <summary>The authorization policies that pages, endpoints and hubs name. <c>Access/</c> says who fulfils them.</summary>
internal static class Policies
{
    /// <summary>Any person: Viewer, Finance or Operator. Also the fallback for whatever names no policy.</summary>
    public const string See = "see";

    /// <summary>Any person or program: state and events without secrets.</summary>
    public const string ReadStatus = "read-status";

    /// <summary>Programs and Operators, with an API key and never from a browser: the access token itself.</summary>
    public const string TakeToken = "take-token";

    /// <summary>Operators and any program: how the installation is.</summary>
    public const string ReadHealth = "read-health";

    /// <summary>Operators: change the connection.</summary>
    public const string Operate = "operate";
}
