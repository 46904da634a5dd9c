namespace QboAdmin.Values;

/// <summary>How somebody has shown who they are.</summary>
internal static class AuthenticationSchemes
{
    /// <summary>A person, signed in with a cookie.</summary>
    public const string Session = "Session";

    /// <summary>A program, with an API key in the <c>Authorization</c> header.</summary>
    public const string ApiKey = "ApiKey";
}
