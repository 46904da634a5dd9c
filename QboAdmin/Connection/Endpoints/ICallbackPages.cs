namespace QboAdmin.Connection;

/// <summary>The pages that answer Intuit's redirect; they are drawn one floor up.</summary>
internal interface ICallbackPages
{
    /// <summary>Says what came of the sign-in and what to do, for every result that leads to no other page.</summary>
    IResult Explain(CallbackResult result);

    /// <summary>Says that this address is not the one Intuit sends people back to.</summary>
    IResult WrongAddress(string expected);
}
