using Microsoft.AspNetCore.Components;
using QboAdmin.Access;

namespace QboAdmin.Components.Access;

/// <summary>Where one says who one is: as one of the demo's people, or with a key.</summary>
public sealed partial class LoginPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    /// <summary>Where to go afterwards; only a place of this site counts.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnTo { get; set; }

    /// <summary>Why the last try failed; null when there was none.</summary>
    [SupplyParameterFromQuery(Name = "problem")]
    public string? ProblemName { get; set; }

    private string Return => ReturnUrl.Local(ReturnTo);

    private SignInProblem? Problem => Enum.TryParse<SignInProblem>(ProblemName, out var problem) ? problem : null;

    private static string Words(SignInProblem problem) => problem switch
    {
        SignInProblem.ProgramKey => "This key belongs to a program. It works in the Authorization header, but opens no pages.",
        SignInProblem.TooMany => "Too many wrong keys from this address. Wait a minute and try again.",
        _ => "This key is not known. Check it against QBOADMIN_API_KEYS; keys are case-sensitive.",
    };
}
