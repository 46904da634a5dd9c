using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.Audit;
using QboAdmin.Values;

namespace QboAdmin.Access;

/// <summary>Where the sign-in page's forms go. Both are state-changing and carry an antiforgery token.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        // Before the page of that address, which would take posts as well.
        endpoints.MapPost("/login", SignInAsync).AllowAnonymous().WithOrder(-1);
        endpoints.MapPost("/logout", SignOutAsync).RequireAuthorization(Policies.See);
    }

    private static async Task<IResult> SignInAsync(HttpContext http, AccessOptions access, LocalOnly local, SignInLimiter limiter, AuditLog audit)
    {
        if (!http.Request.HasFormContentType)
        {
            return TypedResults.Problem("Send the form of the sign-in page.", statusCode: StatusCodes.Status400BadRequest, title: "No form");
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        var returnUrl = ReturnUrl.Local(form["returnUrl"]);
        if (form["person"] is [{ Length: > 0 } personId] && access.IsDemo && local.Allows(http))
        {
            return DemoPerson.All.FirstOrDefault(person => person.Id == personId) is { } person
                ? await EnterAsync(http, person.Name, person.Role, returnUrl, audit).ConfigureAwait(false)
                : Again(SignInProblem.WrongKey, returnUrl);
        }

        if (!limiter.MayTry(http.Connection.RemoteIpAddress))
        {
            return Again(SignInProblem.TooMany, returnUrl);
        }

        if (access.ApiKeys.Find(form["key"].ToString().Trim()) is not { } key)
        {
            limiter.NoteFailure(http.Connection.RemoteIpAddress);
            var unknown = new Actor("unknown", null, http.Connection.RemoteIpAddress?.ToString());
            await audit.RecordAsync(AuditAction.SignIn, unknown, succeeded: false, "wrong key").ConfigureAwait(false);
            return Again(SignInProblem.WrongKey, returnUrl);
        }

        return key.Role == Role.Program
            ? Again(SignInProblem.ProgramKey, returnUrl)
            : await EnterAsync(http, key.Name, key.Role, returnUrl, audit).ConfigureAwait(false);
    }

    private static async Task<IResult> EnterAsync(HttpContext http, string name, Role role, string returnUrl, AuditLog audit)
    {
        await http.SignInAsync(AuthenticationSchemes.Session, Identities.New(name, role, AuthenticationSchemes.Session)).ConfigureAwait(false);
        await audit.RecordAsync(AuditAction.SignIn, new Actor(name, role, http.Connection.RemoteIpAddress?.ToString()), succeeded: true)
            .ConfigureAwait(false);
        return TypedResults.LocalRedirect(returnUrl);
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext http, AuditLog audit)
    {
        await audit.RecordAsync(AuditAction.SignOut, Actor.From(http.User, http.Connection.RemoteIpAddress?.ToString()), succeeded: true)
            .ConfigureAwait(false);
        await http.SignOutAsync(AuthenticationSchemes.Session).ConfigureAwait(false);
        return TypedResults.LocalRedirect("/login");
    }

    private static RedirectHttpResult Again(SignInProblem problem, string returnUrl) =>
        TypedResults.LocalRedirect($"/login?problem={problem}&returnUrl={Uri.EscapeDataString(returnUrl)}");
}
