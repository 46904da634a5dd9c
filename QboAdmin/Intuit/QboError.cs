namespace QboAdmin.Intuit;

/// <summary>One of the errors in a fault of Intuit's.</summary>
/// <param name="Code">Intuit's number as text, without leading zeros, such as <c>6140</c>; null when it gave none.</param>
/// <param name="Message">Intuit's headline.</param>
/// <param name="Detail">Intuit's explanation, in the language of the company; null when it gave none.</param>
/// <param name="Element">What Intuit says it is about; null when it says nothing.</param>
internal sealed record QboError(string? Code, string Message, string? Detail, string? Element)
{
    /// <summary>The member of the request that it is about, such as <c>DocNumber</c>; null when that can't be told.</summary>
    public string? Field => FaultFields.Of(this);
}
