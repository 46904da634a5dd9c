using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary><c>POST /qbo/switch/{id}</c> with <c>answer=yes|no</c>: whether another company takes the place of the connected one.</summary>
internal static class SwitchEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpContext http, string id, CompanySwitch companySwitch)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false) : null;
        var answered = form?["answer"].ToString() switch
        {
            "yes" => await companySwitch.AcceptAsync(id).ConfigureAwait(false),
            "no" => await companySwitch.RejectAsync(id).ConfigureAwait(false),
            _ => (bool?)null,
        };
        if (answered is null)
        {
            return TypedResults.Problem("Send a form with answer=yes or answer=no.", statusCode: StatusCodes.Status400BadRequest, title: "No answer");
        }

        if (http.User.Identity?.AuthenticationType != AuthenticationSchemes.ApiKey)
        {
            // The page shows what became of it; a question answered before has nothing more to say.
            return TypedResults.LocalRedirect(answered.Value ? "/" : $"/switch/{Uri.EscapeDataString(id)}");
        }

        return answered.Value
            ? TypedResults.Ok(new Answer(true, "Done."))
            : TypedResults.Problem("This question was answered already or is older than ten minutes.", statusCode: StatusCodes.Status404NotFound, title: "Nothing to answer");
    }
}
