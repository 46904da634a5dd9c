namespace QboAdmin.Access;

/// <summary>Why somebody was not let in.</summary>
public enum SignInProblem
{
    /// <summary>No such key.</summary>
    WrongKey,

    /// <summary>The key is a program's and opens no pages.</summary>
    ProgramKey,

    /// <summary>Too many wrong keys from this address in the last minute.</summary>
    TooMany,
}
