using QboAdmin.Tokens;

namespace QboAdmin.Components.Connection;

/// <summary>Says what is wrong with keys.</summary>
internal static class KeyWords
{
    public static string Describe(KeyCondition condition) => condition switch
    {
        KeyCondition.Missing => "is missing",
        KeyCondition.Empty => "is empty",
        KeyCondition.WrongType => "is not a string",
        KeyCondition.NotText => "is not text",
        KeyCondition.Malformed => "is not what it should be",
        KeyCondition.TooLong => "is too long",
        _ => "is fine",
    };
}
