namespace QboAdmin.IntuitSimulator.Books;

/// <summary>One error of a fault, in Intuit's words.</summary>
internal sealed record ApiError(string Code, string Message, string Detail, string Element = "")
{
    public static ApiError UnknownProperty(string name, string shape) => new(
        "2010",
        "Request has invalid or unsupported property",
        $"Property Name:Unrecognized field \"{name}\" (class com.intuit.schema.finance.v3.{shape}), not marked as ignorable",
        name);

    public static ApiError Missing(string name) => new(
        "2020",
        "Required param missing, need to supply the required value for the API",
        $"Required parameter {name} is missing in the request",
        name);

    public static ApiError TooLong(string label, int max, int length) => new(
        "2050",
        "String length is either shorter or longer than supported by specification",
        FormattableString.Invariant($"String length specified does not match the supported length. Min:0 Max:{max:#,0} supported. Supplied length:{length:#,0}"),
        label);

    public static ApiError NotFound() => new(
        "610",
        "Object Not Found",
        "Object Not Found : Something you're trying to use has been made inactive."
        + " Check the fields with accounts, customers, items, vendors or employees.");

    public static ApiError InvalidReference(string noun, string id) => new(
        "2500", "Invalid Reference Id", $"Invalid Reference Id : {noun} {id} not found", "Reference Id");

    public static ApiError Stale() => new(
        "5010",
        "Stale Object Error",
        "Stale Object Error : You and Amina Odhiambo were working on this at the same time."
        + " Amina Odhiambo finished before you did, so your work was not saved.");

    public static ApiError Business(string detail) => new(
        "6000", "A business validation error has occurred while processing your request", $"Business Validation Error: {detail}");
}

/// <summary>Intuit says no, for one reason or for several.</summary>
internal sealed class RefusedException(IReadOnlyList<ApiError> errors) : Exception(errors[0].Message)
{
    public RefusedException(ApiError error)
        : this([error])
    {
    }

    public IReadOnlyList<ApiError> Errors { get; } = errors;
}
