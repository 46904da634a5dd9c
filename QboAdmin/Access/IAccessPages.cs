namespace QboAdmin.Access;

/// <summary>What a person sees in place of the page asked for; drawn one floor up.</summary>
internal interface IAccessPages
{
    /// <summary>The role does not allow it.</summary>
    IResult Forbidden();

    /// <summary>The form carried no valid antiforgery token, most often because it lay open for days.</summary>
    IResult StaleForm();
}
