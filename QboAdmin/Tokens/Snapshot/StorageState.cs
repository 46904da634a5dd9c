namespace QboAdmin.Tokens;

/// <summary>Where the tokens shown are kept.</summary>
public enum StorageState
{
    /// <summary>There are none.</summary>
    Nothing,

    /// <summary>In Redis.</summary>
    Redis,

    /// <summary>In this process; Redis has had them too, and is away.</summary>
    MemoryOnly,

    /// <summary>In this process, and nowhere else yet.</summary>
    NotSaved,
}
